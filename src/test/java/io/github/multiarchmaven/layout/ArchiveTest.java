package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final Platform AMD64 = Platform.of("linux/amd64");
    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final List<ImageReference> NAMES =
            List.of(ImageReference.of("acme/app:1.0"), ImageReference.of("registry.example.com/app:stable"));

    private final Path folder;

    ArchiveTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void holdsTheWholeManifestListAndTheChosenImageAlone() {
        OciLayout layout =
                TestLayouts.of("linux/amd64", "linux/arm64").attested().writeTo(folder);
        LayoutContent content = layout.content();
        LayoutContent.Image arm64 = content.imagesFor(ARM64).get(0);

        Map<String, byte[]> files = read(bytes(LayoutArchive.of(layout, NAMES, Set.of(ARM64))));

        assertThat(files.keySet())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("blobs/", "blobs/sha256/", "oci-layout", "index.json"),
                                Stream.concat(Stream.of(content.index()), arm64.blobs())
                                        .map(ArchiveWriter::pathOf))
                        .toList());
        assertThat(text(files, "oci-layout")).isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
        assertBlobsAreRight(files);
    }

    @Test
    void namesTheManifestListByEachName() {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);

        String index = text(read(bytes(LayoutArchive.of(layout, NAMES, Set.of(AMD64)))), "index.json");

        String digest = layout.inventory().index().value();
        assertThat(index.split(digest, -1)).hasSize(3);
        assertThat(index)
                .contains("\"io.containerd.image.name\":\"docker.io/acme/app:1.0\","
                        + "\"org.opencontainers.image.ref.name\":\"1.0\"")
                .contains("\"io.containerd.image.name\":\"registry.example.com/app:stable\","
                        + "\"org.opencontainers.image.ref.name\":\"stable\"");
    }

    @Test
    void holdsABlobThatImagesShareOnce() {
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64").writeTo(folder);

        Map<String, byte[]> files = read(bytes(LayoutArchive.of(layout, NAMES, Set.of(AMD64, ARM64))));

        assertThat(files).hasSize(4 + 1 + 2 * 3 + 1);
    }

    @Test
    void isALayoutOnceMoreWhenUnpacked() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64").writeTo(folder.resolve("layout"));

        Map<String, byte[]> files = read(bytes(LayoutArchive.of(layout, List.of(NAMES.get(0)), Set.of(AMD64, ARM64))));
        Path unpacked = folder.resolve("unpacked");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = unpacked.resolve(file.getKey());
            if (file.getKey().endsWith("/")) {
                Files.createDirectories(target);
            } else {
                Files.write(target, file.getValue());
            }
        }

        assertThat(OciLayout.at(unpacked).inventory()).isEqualTo(layout.inventory());
    }

    @Test
    void describesOneImageForAClassicStore() {
        OciLayout layout =
                TestLayouts.of("linux/amd64", "linux/arm64").attested().writeTo(folder);
        LayoutContent.Image arm64 = layout.content().imagesFor(ARM64).get(0);

        Map<String, byte[]> files = read(bytes(DockerArchive.of(layout, NAMES, ARM64)));

        assertThat(text(files, "manifest.json"))
                .isEqualTo("[{\"Config\":\"blobs/sha256/"
                        + arm64.config().digest().hex()
                        + "\",\"RepoTags\":[\"acme/app:1.0\",\"registry.example.com/app:stable\"],\"Layers\":["
                        + "\"blobs/sha256/" + arm64.layers().get(0).digest().hex() + "\","
                        + "\"blobs/sha256/" + arm64.layers().get(1).digest().hex() + "\"]}]");
        assertThat(files).hasSize(3 + 3);
        assertBlobsAreRight(files);
    }

    @Test
    void listsALayerThatStandsTwiceTwiceAndHoldsItOnce() {
        OciLayout layout = TestLayouts.of()
                .image("linux/amd64", List.of(TestLayouts.SHARED_FILES, TestLayouts.SHARED_FILES))
                .writeTo(folder);
        String layer =
                ArchiveWriter.pathOf(layout.content().images().get(0).layers().get(0));

        Map<String, byte[]> files = read(bytes(DockerArchive.of(layout, NAMES, AMD64)));

        assertThat(text(files, "manifest.json")).contains("\"Layers\":[\"" + layer + "\",\"" + layer + "\"]");
        assertThat(files).hasSize(3 + 2);
    }

    @Test
    void hasTheSameBytesWheneverAndWhereverItIsWritten() {
        TestLayouts layouts = TestLayouts.of("linux/amd64", "linux/arm64");
        OciLayout one = layouts.writeTo(folder.resolve("1"));
        OciLayout two = layouts.writeTo(folder.resolve("2"));

        assertThat(bytes(LayoutArchive.of(one, NAMES, Set.of(AMD64, ARM64))))
                .isEqualTo(bytes(LayoutArchive.of(two, NAMES, Set.of(ARM64, AMD64))));
        assertThat(bytes(DockerArchive.of(one, NAMES, AMD64))).isEqualTo(bytes(DockerArchive.of(two, NAMES, AMD64)));
    }

    @Test
    void carriesNoTimeAndNoOwner() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        byte[] archive = bytes(LayoutArchive.of(layout, NAMES, Set.of(AMD64)));

        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(entry.getLastModifiedTime().toMillis()).isZero();
                assertThat(entry.getUserName()).isEmpty();
                assertThat(entry.getGroupName()).isEmpty();
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getMode()).isEqualTo(entry.isDirectory() ? 040755 : 0100644);
                assertThat(entry.getExtraPaxHeaders()).isEmpty();
            }
        }
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        OutputStream closedNever = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        DockerArchive.of(layout, NAMES, AMD64).writeTo(closedNever);
        LayoutArchive.of(layout, NAMES, Set.of(AMD64)).writeTo(closedNever);
    }

    @Test
    void refusesAPlatformThatTheLayoutDoesNotHaveBeforeAnythingIsWritten() {
        OciLayout layout = TestLayouts.of("linux/amd64", "linux/arm64").writeTo(folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Platform s390x = Platform.of("linux/s390x");

        for (Writing writing : List.<Writing>of(
                () -> LayoutArchive.of(layout, NAMES, Set.of(AMD64, s390x)).writeTo(out),
                () -> DockerArchive.of(layout, NAMES, s390x).writeTo(out))) {
            assertThat(problemsOf(writing)).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.LOAD_PLATFORM_MISSING);
                assertThat(problem.what()).contains("linux/s390x");
                assertThat(problem.why()).contains("linux/amd64, linux/arm64");
            });
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void refusesToChooseBetweenTwoImagesOfOnePlatform() {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .image("linux/amd64", List.of(TestLayouts.SHARED_FILES))
                .writeTo(folder);

        assertThat(problemsOf(() -> DockerArchive.of(layout, NAMES, AMD64).writeTo(OutputStream.nullOutputStream())))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.RESULT_PLATFORM_TWICE));
    }

    @Test
    void refusesALayoutThatIsNotWhole() {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        TestLayouts.remove(
                layout, layout.content().images().get(0).layers().get(0).digest());

        assertThat(problemsOf(() -> DockerArchive.of(layout, NAMES, AMD64).writeTo(OutputStream.nullOutputStream())))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LAYOUT_BLOB_MISSING));
    }

    @Test
    void failsWhenTheStreamDoesNotTakeIt() {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("pipe closed");
            }
        };

        assertThatThrownBy(() -> LayoutArchive.of(layout, NAMES, Set.of(AMD64)).writeTo(full))
                .isInstanceOf(IOException.class)
                .hasMessage("pipe closed");
    }

    @Test
    void isNeverNameless() {
        OciLayout layout = OciLayout.at(folder);

        assertThatIllegalArgumentException().isThrownBy(() -> LayoutArchive.of(layout, List.of(), Set.of(AMD64)));
        assertThatIllegalArgumentException().isThrownBy(() -> DockerArchive.of(layout, List.of(), AMD64));
    }

    private static byte[] bytes(LayoutArchive archive) {
        return written(archive::writeTo);
    }

    private static byte[] bytes(DockerArchive archive) {
        return written(archive::writeTo);
    }

    private static byte[] written(Archive archive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            archive.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> read(byte[] archive) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(files).doesNotContainKey(entry.getName());
                files.put(entry.getName(), tar.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void assertBlobsAreRight(Map<String, byte[]> files) {
        files.forEach((name, content) -> {
            if (name.startsWith("blobs/sha256/") && !name.endsWith("/")) {
                assertThat(name).endsWith(Digest.ofContent(content).hex());
            }
        });
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static List<Problem> problemsOf(Writing writing) {
        return catchThrowableOfType(ProblemException.class, writing::run).problems();
    }

    @FunctionalInterface
    private interface Archive {
        void writeTo(OutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}

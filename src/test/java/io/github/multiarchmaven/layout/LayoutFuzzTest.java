package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.it.FuzzFolder;
import io.github.multiarchmaven.layout.UnpackedArchive.Origin;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any archive and any document of a layout: read or refused, nothing written elsewhere, and no digest that is not so. */
class LayoutFuzzTest {

    static Stream<byte[]> archives() throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            TestLayer layer = TestArchives.layer("x");
            OciLayout layout = TestLayouts.of("linux/arm64")
                    .attested()
                    .writeTo(folder.path().resolve("layout"));
            return Stream.of(
                    TestArchives.saved("arm64", layer, layer).tar(),
                    TestArchives.saved("arm64", TestLayer.of(Map.of("a", bytes("a"))))
                            .tar(),
                    TestArchives.of(layout).file("manifest.json", bytes("[]")).tar(),
                    TestLayer.empty().file("../out", bytes("x")).tar(),
                    TestLayer.empty()
                            .link("a", "/")
                            .file("a/b", bytes("x"))
                            .hardLink("c", "../x")
                            .tar());
        }
    }

    @MethodSource("archives")
    @FuzzTest
    void archive(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            Path unpacked = folder.path().resolve("unpacked");
            try {
                UnpackedArchive archive = UnpackedArchive.of(new ByteArrayInputStream(input), unpacked, "app.tar");
                assertThat(archive.origin()).isIn(Origin.ENGINE, Origin.BUILDER);
                prove(archive.images());
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            } catch (IOException e) {
                assertThat(e).hasNoSuppressedExceptions();
            }
            try (Stream<Path> outside = Files.list(folder.path());
                    Stream<Path> inside = Files.walk(unpacked)) {
                assertThat(outside).containsExactly(unpacked);
                assertThat(inside).noneMatch(Files::isSymbolicLink);
            }
        }
    }

    static Stream<byte[]> documents() {
        return Stream.of(
                bytes("{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"" + MediaTypes.OCI_MANIFEST
                        + "\",\"digest\":\"sha256:" + "0".repeat(64) + "\",\"size\":7,\"platform\":{\"os\":\"linux\","
                        + "\"architecture\":\"arm\",\"variant\":\"v7\"},\"annotations\":{\"a\":\"b\"}}]}"),
                bytes("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"" + MediaTypes.OCI_CONFIGURATION
                        + "\",\"digest\":\"sha256:" + "0".repeat(64) + "\",\"size\":7},\"layers\":[]}"),
                bytes(
                        "{\"os\":\"linux\",\"architecture\":\"arm64\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},"
                                + "\"config\":{\"Entrypoint\":[\"/a\"],\"Cmd\":null,\"Env\":[\"PATH=/\"],\"OnBuild\":[\"RUN x\"]}}"));
    }

    @MethodSource("documents")
    @FuzzTest
    void document(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            OciLayout top = OciLayout.at(folder.path().resolve("top"));
            top.create();
            Files.write(top.folder().resolve("index.json"), input);
            attempt(top);
            for (String type : List.of(MediaTypes.OCI_INDEX, MediaTypes.OCI_MANIFEST)) {
                OciLayout below = OciLayout.at(folder.path().resolve(type.replace('/', '-')));
                below.create();
                below.referTo(List.of(below.add(type, input)));
                attempt(below);
            }
            OciLayout configured = OciLayout.at(folder.path().resolve("configured"));
            configured.create();
            Descriptor configuration = configured.add(MediaTypes.OCI_CONFIGURATION, input);
            configured.referTo(List.of(configured.add(
                    MediaTypes.OCI_MANIFEST,
                    bytes("{\"schemaVersion\":2,\"config\":" + configuration.toJson() + ",\"layers\":[]}"))));
            attempt(configured);
        }
    }

    private static void attempt(OciLayout layout) throws IOException {
        for (Runnable reading : List.<Runnable>of(
                layout::inventory, () -> layout.content().images().forEach(layout::startOf))) {
            try {
                reading.run();
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
        try {
            prove(layout.allImages());
            layout.ensureIndex(ListAnnotations.NONE);
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private static void prove(List<LayoutPart> parts) throws IOException {
        for (LayoutPart part : parts) {
            LayoutContent.Image image = part.image();
            for (Descriptor document : List.of(image.manifest(), image.config())) {
                assertThat(Digest.ofContent(Files.readAllBytes(part.from().blob(document.digest()))))
                        .isEqualTo(document.digest());
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.github.multiarchmaven.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexAssemblyTest {

    private final Path folder;

    IndexAssemblyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64", "linux/arm/v7", "linux/arm64"})
    void putsASingleImageIntoAManifestList(String platform) {
        OciLayout layout = TestLayouts.of(platform).asSingleImage().writeTo(folder);

        Digest index = layout.ensureIndex(ListAnnotations.NONE);

        assertThat(layout.inventory().index()).isEqualTo(index);
        assertThat(layout.inventory().platforms()).containsExactly(Platform.of(platform));
    }

    @Test
    void writesTheManifestListCompactAndInAFixedOrder() throws IOException {
        OciLayout layout = TestLayouts.of("linux/arm/v6")
                .asSingleImage()
                .editTop(top -> ((ObjectNode) top.withArray("manifests").get(0))
                        .putObject("annotations")
                        .put("org.opencontainers.image.created", "2026-11-01T12:00:00Z"))
                .writeTo(folder);

        Digest index = layout.ensureIndex(ListAnnotations.NONE);

        Descriptor manifest = layout.content().images().get(0).manifest();
        assertThat(Files.readString(layout.blob(index)))
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                        + "\"manifests\":[{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\""
                        + manifest.digest() + "\",\"size\":" + manifest.size()
                        + ",\"platform\":{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v6\"}}]}");
        assertThat(Files.readString(folder.resolve("index.json")))
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
                        + "\"manifests\":[{\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"digest\":\""
                        + index + "\",\"size\":" + Files.size(layout.blob(index)) + "}]}");
    }

    @Test
    void givesTheSameDigestForTheSameImage() {
        TestLayouts single = TestLayouts.of("linux/s390x").asSingleImage();

        Digest first = single.writeTo(folder.resolve("1")).ensureIndex(ListAnnotations.NONE);
        Digest second = single.writeTo(folder.resolve("2")).ensureIndex(ListAnnotations.NONE);

        assertThat(first).isEqualTo(second);
        assertThat(TestLayouts.of("linux/riscv64")
                        .asSingleImage()
                        .writeTo(folder.resolve("3"))
                        .ensureIndex(ListAnnotations.NONE))
                .isNotEqualTo(first);
    }

    @Test
    void keepsTheWindowsVersion() throws IOException {
        OciLayout layout = TestLayouts.of("windows/amd64")
                .asSingleImage()
                .editConfigurations(config -> config.put("os.version", "10.0.20348.1")
                        .putArray("os.features")
                        .add("win32k"))
                .writeTo(folder);

        assertThat(Files.readString(layout.blob(layout.ensureIndex(ListAnnotations.NONE))))
                .contains("\"platform\":{\"architecture\":\"amd64\",\"os\":\"windows\",\"os.version\":\"10.0.20348.1\","
                        + "\"os.features\":[\"win32k\"]}");
    }

    @Test
    void takesADockerImageIntoAManifestList() {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .withDockerMediaTypes()
                .asSingleImage()
                .writeTo(folder);

        layout.ensureIndex(ListAnnotations.NONE);

        assertThat(layout.inventory().platforms()).containsExactly(Platform.of("linux/amd64"));
    }

    @Test
    void leavesAManifestListAsItIs() throws IOException {
        OciLayout layout =
                TestLayouts.of("linux/amd64", "linux/arm64").attested().writeTo(folder);
        byte[] before = Files.readAllBytes(folder.resolve("index.json"));

        Digest index = layout.ensureIndex(ListAnnotations.NONE);

        assertThat(folder.resolve("index.json")).hasBinaryContent(before);
        assertThat(index).isEqualTo(layout.inventory().index());
    }

    @Test
    void removesWhatBuildKitLeaves() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        Path unfinished = Files.createDirectories(folder.resolve("ingest").resolve("0123"));
        Files.writeString(unfinished.resolve("data"), "half a blob");

        layout.ensureIndex(ListAnnotations.NONE);

        assertThat(folder.resolve("ingest")).doesNotExist();
        assertThat(layout.inventory().children()).hasSize(1);
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").asSingleImage().writeTo(folder);

        layout.ensureIndex(ListAnnotations.NONE);
        layout.nameAs(ImageReference.of("acme/app:1.0"), Map.of());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("oci-layout", "index.json", "blobs");
        }
        try (Stream<Path> files = Files.list(folder.resolve("blobs").resolve("sha256"))) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void refusesATopThatIsNeitherImageNorManifestList() {
        OciLayout layout = TestLayouts.of("linux/amd64")
                .editTop(top ->
                        ((ObjectNode) top.withArray("manifests").get(0)).put("mediaType", "application/x-surprise"))
                .writeTo(folder);

        assertThat(problemOf(layout).why()).contains("application/x-surprise");
    }

    @Test
    void refusesASingleImageWhoseConfigurationIsMissing() {
        OciLayout layout = TestLayouts.of("linux/amd64").asSingleImage().writeTo(folder);
        Descriptor config = TestLayouts.of("linux/amd64")
                .writeTo(folder.resolve("twin"))
                .content()
                .images()
                .get(0)
                .config();
        TestLayouts.remove(layout, config.digest());

        Problem problem = problemOf(layout);

        assertThat(problem.code()).isEqualTo(ProblemCode.LAYOUT_BLOB_MISSING);
        assertThat(problem.what()).contains("the configuration of the image");
    }

    @Test
    void saysWhichFileCouldNotBeWritten() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").asSingleImage().writeTo(folder);
        Path inTheWay = folder.resolve("index.json.part").resolve("full");
        Files.createDirectories(inTheWay);

        Problem problem = problemOf(layout);

        assertThat(problem.code()).isEqualTo(ProblemCode.FILE_FAILED);
        assertThat(problem.why()).contains("index.json");
    }

    @Test
    void writesTheNameThatEnginesRead() throws IOException {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);
        Digest before = layout.inventory().index();

        layout.nameAs(ImageReference.of("first:1"), Map.of());
        layout.nameAs(ImageReference.of("acme/app:1.0"), Map.of());

        assertThat(Files.readString(folder.resolve("index.json")))
                .endsWith("\"annotations\":{\"io.containerd.image.name\":\"docker.io/acme/app:1.0\","
                        + "\"org.opencontainers.image.ref.name\":\"1.0\"}}]}");
        assertThat(layout.inventory().index()).isEqualTo(before);
    }

    @Test
    void makesUpNoTag() {
        OciLayout layout = TestLayouts.of("linux/amd64").writeTo(folder);

        assertThatIllegalArgumentException().isThrownBy(() -> layout.nameAs(ImageReference.of("acme/app"), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DockerArchive.of(layout, List.of(ImageReference.of("acme/app")), Platform.of("linux/amd64")));
    }

    private static Problem problemOf(OciLayout layout) {
        return catchThrowableOfType(ProblemException.class, () -> layout.ensureIndex(ListAnnotations.NONE))
                .problems()
                .get(0);
    }
}

package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAnswersTest {

    private static final String DOCKER_28 = """
            {"Platform": {"Name": "Docker Engine - Community"}, "Version": "28.5.2", "ApiVersion": "1.51",
             "Os": "linux", "Arch": "arm64", "Components": [{"Name": "Engine", "Version": "28.5.2"}]}""";

    @Test
    void readsARecordedEngineWithContainerdsStore() throws IOException {
        EngineInfo engine = EngineAnswers.info(
                        recorded("version-26.1.5-containerd.json"), recorded("info-26.1.5-containerd.json"))
                .orElseThrow();

        assertThat(engine)
                .isEqualTo(new EngineInfo(
                        new EngineVersion("Engine", "26.1.5+dfsg1", "1.45"),
                        Platform.of("linux/amd64"),
                        ImageStore.CONTAINERD,
                        Set.of(),
                        "Debian GNU/Linux 12 (bookworm) (containerized)"));
        assertThat(EngineChecks.check(engine)).isEmpty();
    }

    @Test
    void readsAClassicStoreOnAnotherArchitecture() throws IOException {
        EngineInfo engine = info(DOCKER_28, """
                {"Architecture": "aarch64", "OperatingSystem": "Docker Desktop",
                 "DriverStatus": [["Backing Filesystem", "extfs"], ["Supports d_type", "true"]],
                 "SecurityOptions": ["name=seccomp,profile=unconfined", "name=cgroupns"]}""");

        assertThat(engine.store()).isEqualTo(ImageStore.CLASSIC);
        assertThat(engine.platform()).isEqualTo(Platform.of("linux/arm64"));
        assertThat(engine.rootless()).isFalse();
        assertThat(engine.userNamespaces()).isFalse();
        assertThat(EngineChecks.check(engine)).isEmpty();
    }

    @Test
    void recognisesARootlessEngineWithoutRefusingIt() throws IOException {
        EngineInfo engine = info(
                DOCKER_28,
                "{\"SecurityOptions\": [\"name=seccomp,profile=builtin\", \"name=rootless\", \"name=cgroupns\"]}");

        assertThat(engine.rootless()).isTrue();
        assertThat(EngineChecks.check(engine)).isEmpty();
    }

    @Test
    void recognisesUserNamespacesWithoutRefusingThem() throws IOException {
        EngineInfo engine = info(DOCKER_28, "{\"SecurityOptions\": [\"name=userns\"]}");

        assertThat(engine.userNamespaces()).isTrue();
        assertThat(codes(engine)).isEmpty();
    }

    @Test
    void recognisesPodmanAndDoesNotCallItTooOldAsWell() throws IOException {
        EngineInfo engine = info("""
                {"Platform": {"Name": "linux/amd64/fedora-39"}, "Version": "4.9.3", "ApiVersion": "1.41",
                 "Os": "linux", "Arch": "amd64", "Components": [{"Name": "Podman Engine", "Version": "4.9.3"},
                 {"Name": "Conmon", "Version": "conmon version 2.1.10"}]}""", "{\"SecurityOptions\": [\"name=rootless\"]}");

        assertThat(codes(engine)).containsExactly(ProblemCode.ENGINE_PODMAN);
        assertThat(EngineChecks.check(engine).get(0).what()).contains("Podman 4.9.3");
    }

    @Test
    void refusesWindowsContainers() throws IOException {
        EngineInfo engine = info(DOCKER_28.replace("\"linux\"", "\"windows\""), "{}");

        assertThat(codes(engine)).containsExactly(ProblemCode.ENGINE_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "26.0.0, 1.45, true",
        "25.0.5, 1.44, false",
        "24.0.7-ce, 1.43, false",
        "20.10.25+azure, 1.41, false",
        "101.1, 1.99, true",
        "v29.0.0-rc.1, 1.52, true",
        "dev, 1.47, true",
        "dev, 1.44, false",
        "library-import, '', true",
        "99999999999.1, 1.99999999999, true"
    })
    void needsEngine26(String number, String api, boolean enough) throws IOException {
        EngineInfo engine = info(DOCKER_28.replace("28.5.2", number).replace("1.51", api), "{}");

        assertThat(codes(engine).equals(List.of(ProblemCode.ENGINE_TOO_OLD))).isNotEqualTo(enough);
    }

    @Test
    void namesNeededAndFoundVersion() throws IOException {
        EngineInfo engine = info(DOCKER_28.replace("28.5.2", "24.0.7"), "{}");

        assertThat(EngineChecks.check(engine).get(0).what())
                .isEqualTo("The Docker engine is too old: needed 26.0 or newer, found 24.0.7");
    }

    @ParameterizedTest
    @CsvSource({"armv7l, linux/arm/v7", "armv6l, linux/arm/v6", "armv5tel, linux/arm/v5", "armv8l, linux/arm/v7"})
    void tellsArmVariantsApartByTheKernelsWord(String kernel, String platform) throws IOException {
        EngineInfo engine = info(DOCKER_28.replace("arm64", "arm"), "{\"Architecture\": \"" + kernel + "\"}");

        assertThat(engine.platform()).hasToString(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{\"message\": \"page not found\"}", "{\"Version\": \"1\"}"})
    void takesNoOtherJsonForAnEngine(String answer) throws IOException {
        assertThat(EngineAnswers.info(json(answer), json(answer))).isEmpty();
    }

    @Test
    void readsARecordedImage() throws IOException {
        LocalImage image =
                EngineAnswers.image(recorded("image-26.1.5-containerd.json")).orElseThrow();

        assertThat(image.tags()).containsExactly("registry.example.com/library/busybox:1");
        assertThat(image.platform()).isEqualTo(Platform.of("linux/amd64"));
        assertThat(image.target()).isEmpty();
    }

    @Test
    void readsWhatANewerEngineSaysTheNameStandsFor() throws IOException {
        String digest = "sha256:" + "ab".repeat(32);

        LocalImage image = EngineAnswers.image(json("{\"Id\": \"" + digest
                        + "\", \"RepoTags\": null, \"Os\": \"linux\", \"Architecture\": \"arm\", \"Variant\": \"v6\","
                        + " \"Config\": {\"Labels\": {\"a\": \"b\"}},"
                        + " \"Descriptor\": {\"mediaType\": \"application/vnd.oci.image.index.v1+json\", \"digest\": \""
                        + digest + "\", \"size\": 1}}"))
                .orElseThrow();

        assertThat(image)
                .isEqualTo(new LocalImage(
                        new Digest(digest),
                        List.of(),
                        Platform.of("linux/arm/v6"),
                        Map.of("a", "b"),
                        Optional.of(
                                new LocalImage.Target("application/vnd.oci.image.index.v1+json", new Digest(digest)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Id\": \"sha256:12\"}", "[]"})
    void takesNoOtherJsonForAnImage(String answer) throws IOException {
        assertThat(EngineAnswers.image(json(answer))).isEmpty();
    }

    private static List<ProblemCode> codes(EngineInfo engine) {
        return EngineChecks.check(engine).stream().map(Problem::code).toList();
    }

    private static EngineInfo info(String version, String info) throws IOException {
        return EngineAnswers.info(json(version), json(info)).orElseThrow();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream stream = EngineAnswersTest.class.getResourceAsStream("/recorded/docker/" + name)) {
            return new ObjectMapper().readTree(stream);
        }
    }
}

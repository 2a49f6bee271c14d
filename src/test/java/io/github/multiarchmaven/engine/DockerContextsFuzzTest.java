package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.it.FuzzFolder;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the docker command's own files say of contexts: an engine, or a problem. */
class DockerContextsFuzzTest {

    private static final String NAME = "build-host";

    static Stream<byte[]> configurations() {
        return Stream.of("{\"currentContext\":\"build-host\"}", "{\"currentContext\":[]}", "null", "")
                .map(DockerContextsFuzzTest::bytes);
    }

    @MethodSource("configurations")
    @FuzzTest
    void configuration(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            Files.write(folder.path().resolve("config.json"), input);
            write(
                    folder.path(),
                    bytes("{\"Name\":\"build-host\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://h:2375\"}}}"));
            resolve(folder.path(), Map.of());
        }
    }

    static Stream<byte[]> contexts() {
        return Stream.of(
                        "{\"Name\":\"build-host\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://h:2376\",\"SkipTLSVerify\":true}}}",
                        "{\"Endpoints\":{\"docker\":{\"Host\":\"unix:///run/docker.sock\"}}}",
                        "{\"Endpoints\":{\"docker\":{\"Host\":\"ssh://me@h\"}}}",
                        "{\"Endpoints\":[7]}")
                .map(DockerContextsFuzzTest::bytes);
    }

    @MethodSource("contexts")
    @FuzzTest
    void context(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            write(folder.path(), input);
            resolve(folder.path(), Map.of("DOCKER_CONTEXT", NAME));
            resolve(folder.path(), Map.of("DOCKER_CONTEXT", "another"));
        }
    }

    private static void write(Path folder, byte[] context) throws IOException {
        Path place = folder.resolve("contexts")
                .resolve("meta")
                .resolve(Digest.ofContent(bytes(NAME)).hex());
        Files.createDirectories(place);
        Files.write(place.resolve("meta.json"), context);
    }

    private static void resolve(Path folder, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("DOCKER_CONFIG", folder.toString());
        try {
            assertThat(EngineEndpoints.resolve(new Surroundings(all, folder, "Linux"))
                            .address())
                    .isNotBlank();
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.it.FuzzFolder;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any configuration of Docker and any answer of a helper: a credential, none, or a problem. */
class DockerConfigFuzzTest {

    static Stream<byte[]> files() {
        return Stream.of(
                        "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"dTpw\"},\"ghcr.io\":{\"auth\":\"dTpw\"}}}",
                        "{\"credsStore\":\"box\",\"auths\":{\"ghcr.io\":{\"identitytoken\":\"t\"}}}",
                        "{\"credHelpers\":{\"docker.io\":\"box\",\"ghcr.io\":\"\"},\"currentContext\":\"x\"}")
                .map(DockerConfigFuzzTest::bytes);
    }

    @MethodSource("files")
    @FuzzTest
    void file(byte[] input) throws IOException {
        try (FuzzFolder folder = FuzzFolder.create()) {
            DockerHome home = new DockerHome(folder.path()).helper("box", 0, "{\"Username\":\"u\",\"Secret\":\"s\"}");
            Files.createDirectories(home.folder());
            Files.write(home.file(), input);
            attempt(home);
        }
    }

    static Stream<byte[]> answers() {
        return Stream.of(
                        "{\"ServerURL\":\"ghcr.io\",\"Username\":\"<token>\",\"Secret\":\"s\"}",
                        "credentials not found in native keychain")
                .map(DockerConfigFuzzTest::bytes);
    }

    @MethodSource("answers")
    @FuzzTest
    void helper(byte[] input) throws IOException {
        List<String> lines = List.of(new String(input, StandardCharsets.UTF_8).split("\n"));
        try (FuzzFolder folder = FuzzFolder.create()) {
            attempt(new DockerHome(folder.path())
                    .with("{\"credsStore\":\"box\"}")
                    .helper("box", command -> new CommandResult(command, lines.size() % 2, lines, List.of())));
        }
    }

    private static void attempt(DockerHome home) {
        for (String registry : List.of("ghcr.io", "docker.io")) {
            try {
                assertThat(home.credentials().find(registry)).isNotNull();
            } catch (ProblemException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text: an answer for the platforms that were asked for, about lines that it has, or a problem. */
class DockerfileFuzzTest {

    private static final List<Platform> PLATFORMS = List.of(Platform.of("linux/arm64"), Platform.of("linux/arm/v7"));

    static Stream<byte[]> samples() {
        return Sample.all().stream().map(sample -> sample.text().getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest
    void isReadOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        DockerfileReading question = new DockerfileReading(
                PLATFORMS,
                Platform.of("linux/amd64"),
                Optional.empty(),
                Map.of("A", "b", "B", "linux/386"),
                Set.of("context"),
                "Dockerfile");
        try {
            DockerfileFacts facts = DockerfileReader.read(text, question);
            assertThat(facts.executions().keySet()).containsExactlyElementsOf(PLATFORMS);
            int lines = text.split("\n", -1).length;
            assertThat(facts.executions().values())
                    .allSatisfy(executions -> assertThat(executions)
                            .allMatch(execution -> execution.line() >= 1 && execution.line() <= lines));
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }
}

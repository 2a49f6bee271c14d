package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.multiarchmaven.model.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes as progress is told, as a step or as plain text, and no build fails for it. */
class ProgressFuzzTest {

    static Stream<byte[]> streams() {
        return Stream.of(
                        Recording.of0131("cross-stage"),
                        Recording.of0131("run-fails-on-one-platform"),
                        Recording.of0291("one-platform"))
                .map(lines -> String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("streams")
    @FuzzTest
    void isReadToItsEnd(byte[] input) {
        List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
        Recorder seen = new Recorder();
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        for (ProgressListener listener : List.of(transcript, seen)) {
            RawJsonProgress progress = new RawJsonProgress(listener, List.of(Platform.of("linux/arm64")));
            lines.forEach(progress::line);
            progress.end();
        }
        assertThat(seen.plain).hasSizeLessThanOrEqualTo(lines.size());
        assertThat(FailureExplanationTest.explanation("format", List.of("linux/arm64"), transcript)
                        .lines())
                .isNotEmpty();
        lines.forEach(line -> assertThat(StepName.of(line)).isNotNull());
    }
}

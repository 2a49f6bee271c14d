package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.narration.BuildLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepLinesTest {

    private static final String RUN = "[linux/arm64 2/3] RUN apk add curl";
    private final StepLines lines = new StepLines(SecretMask.of(List.of("s3cr3t")));

    @Test
    void saysStepAndTime() {
        assertThat(lines.line(step(RUN, Duration.ofMillis(12_345), new Outcome.Done())))
                .isEqualTo("[linux/arm64 2/3] RUN apk add curl ... 12.3 s");
        assertThat(lines.line(step(RUN, Duration.ofSeconds(125), new Outcome.Done())))
                .endsWith(" ... 2 min 05 s");
        assertThat(lines.line(step(RUN, Duration.ofMinutes(61), new Outcome.Done())))
                .endsWith(" ... 1 h 01 min");
    }

    @Test
    void saysWhatWasNotExecuted() {
        assertThat(lines.line(step(RUN, Duration.ZERO, new Outcome.Cached()))).endsWith("curl ... cached");
        assertThat(lines.line(step(RUN, Duration.ZERO, new Outcome.Canceled()))).endsWith("curl ... canceled");
        assertThat(lines.line(step(RUN, Duration.ofMillis(400), new Outcome.Failed("x"))))
                .endsWith("curl ... failed after 0.4 s");
    }

    @Test
    void shortensLongAndBrokenCommands() {
        String line = lines.line(step("[2/3] RUN a &&\n    b " + "c".repeat(200), Duration.ZERO, new Outcome.Done()));

        assertThat(line)
                .startsWith("[2/3] RUN a && b ccc")
                .endsWith("c ... 0.0 s")
                .hasSizeLessThan(110);
    }

    @Test
    void shortensDigests() {
        String name = "[1/2] FROM alpine@sha256:" + "0123456789abcdef".repeat(4);

        assertThat(lines.line(step(name, Duration.ZERO, new Outcome.Cached())))
                .isEqualTo("[1/2] FROM alpine@sha256:0123456789ab ... cached");
    }

    @Test
    void hidesSecretsBeforeItShortens() {
        String line = lines.line(step("[2/3] RUN " + "x".repeat(74) + "s3cr3t", Duration.ZERO, new Outcome.Done()));

        assertThat(line).contains("xx**").doesNotContain("s3");
    }

    @Test
    void printsBuildKitsOwnWorkAtDebugOnly() {
        List<String> printed = new ArrayList<>();
        BuildLog log = new BuildLog() {
            @Override
            public void info(String line) {
                printed.add("info " + line);
            }

            @Override
            public void warn(String line) {
                printed.add("warn " + line);
            }

            @Override
            public void debug(String line) {
                printed.add("debug " + line);
            }
        };

        lines.print(step("[internal] load .dockerignore", Duration.ZERO, new Outcome.Done()), log);
        lines.print(step("exporting to oci image format", Duration.ZERO, new Outcome.Done()), log);
        lines.print(step(RUN, Duration.ZERO, new Outcome.Cached()), log);

        assertThat(printed)
                .containsExactly(
                        "debug [internal] load .dockerignore ... 0.0 s",
                        "debug exporting to oci image format ... 0.0 s",
                        "info [linux/arm64 2/3] RUN apk add curl ... cached");
    }

    private static Step step(String name, Duration duration, Outcome outcome) {
        Spans worked = Spans.of(Instant.EPOCH, Instant.EPOCH.plus(duration));
        return new Step("sha256:a", Optional.empty(), name, worked, outcome, List.of());
    }
}

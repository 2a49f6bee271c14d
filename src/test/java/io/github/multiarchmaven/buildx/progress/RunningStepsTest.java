package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunningStepsTest {

    private Instant now = Message.moment(0);
    private final RunningSteps steps = steps("linux/amd64", "linux/arm64");

    @Test
    void saysForEachPlatformWhatTakesLongest() {
        RawJsonProgress progress = new RawJsonProgress(steps, List.of());
        progress.line(Message.empty()
                .vertex("f", "[linux/arm64 build 1/3] FROM x")
                .vertex("r", "[linux/arm64 build 2/3] RUN make secret", "f")
                .vertex("t", "[linux/arm64 build 3/3] RUN test", "r")
                .vertex("n", "[linux/amd64 build 2/3] RUN make secret", "f")
                .line());
        assertThat(steps.lines())
                .containsExactly(
                        "  linux/amd64              0/1   waiting", "  linux/arm64              0/3   waiting");
        assertThat(steps.longest()).isEmpty();

        progress.line(
                Message.completed("f", "[linux/arm64 build 1/3] FROM x", 0, 1).line());
        progress.line(Message.started("r", "[linux/arm64 build 2/3] RUN make secret", 1, "f")
                .line());
        now = now.plusSeconds(65);
        progress.line(Message.started("n", "[linux/amd64 build 2/3] RUN make secret", 60, "f")
                .line());

        assertThat(steps.lines())
                .containsExactly(
                        "  linux/amd64    native    0/1   0.0 s  [linux/amd64 build 2/3] RUN make ***",
                        "  linux/arm64    emulated  1/3   1 min 05 s  [linux/arm64 build 2/3] RUN make ***");
        assertThat(steps.longest()).contains("1 min 05 s  [linux/arm64 build 2/3] RUN make ***");

        progress.line(Message.completed("r", "[linux/arm64 build 2/3] RUN make secret", 1, 66, "f")
                .line());
        assertThat(steps.lines().get(1)).isEqualTo("  linux/arm64              2/3   waiting");
    }

    @Test
    void showsForAllWhatBuildKitDoesForAll() {
        RawJsonProgress progress = new RawJsonProgress(steps, List.of());
        progress.line(
                Message.started("e", "exporting to oci image format", 1, "x").line());

        assertThat(steps.lines())
                .hasSize(2)
                .allMatch(line -> line.endsWith("0/0   0.0 s  exporting to oci image format"));
    }

    private RunningSteps steps(String... platforms) {
        BuildCall call = new BuildCall(
                "acme/app",
                Stream.of(platforms).map(Platform::of).toList(),
                new BuildCall.Builder("b", Set.of(Platform.of("linux/amd64"))),
                new BuildCall.Dockerfile("Dockerfile", "", Map.of()),
                "binfmt");
        return new RunningSteps(call, new StepLines(SecretMask.of(List.of("secret"))), new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
    }
}

package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.RunningSteps;
import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.buildx.progress.StepLines;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Duration BEAT = Duration.ofMillis(1);

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<String>> shown = new LinkedBlockingQueue<>();
    private final RunningSteps steps = new RunningSteps(
            new BuildCall(
                    "acme/app",
                    List.of(Platform.of("linux/arm64")),
                    new BuildCall.Builder("b", Set.of()),
                    new BuildCall.Dockerfile("Dockerfile", "", Map.of()),
                    "binfmt"),
            new StepLines(SecretMask.of(List.of())),
            Clock.systemUTC());

    @Test
    void saysWhatIsStillGoingOnWhereNobodyWatches() throws InterruptedException {
        steps.stepBegan("a", "[2/3] RUN make", Optional.of(Platform.of("linux/arm64")));
        try (Pulse pulse = Pulse.begin("b", steps, new Log(false), BEAT, 3)) {
            assertThat(pulse).isNotNull();

            assertThat(said.poll(1, TimeUnit.MINUTES))
                    .startsWith("Still at it: linux/arm64 ")
                    .endsWith("[2/3] RUN make");
            assertThat(said.poll(1, TimeUnit.MINUTES)).startsWith("Still at it: ");
        }
    }

    @Test
    void showsItWhereSomebodyWatchesUntilTheEnd() throws InterruptedException {
        steps.stepBegan("a", "[2/3] RUN make", Optional.of(Platform.of("linux/arm64")));
        try (Pulse pulse = Pulse.begin("b", steps, new Log(true), BEAT, 1)) {
            assertThat(pulse).isNotNull();

            assertThat(shown.poll(1, TimeUnit.MINUTES))
                    .singleElement()
                    .asString()
                    .contains("RUN make");
        }

        List<List<String>> all = new ArrayList<>();
        shown.drainTo(all);
        assertThat(all.get(all.size() - 1)).isEmpty();
        assertThat(said).isEmpty();
    }

    private final class Log implements BuildLog {

        private final boolean watched;

        Log(boolean watched) {
            this.watched = watched;
        }

        @Override
        public boolean working(String build, List<String> lines) {
            shown.add(lines);
            return watched;
        }

        @Override
        public void info(String line) {
            said.add(line);
        }

        @Override
        public void warn(String line) {
            throw new AssertionError(line);
        }

        @Override
        public void debug(String line) {
            throw new AssertionError(line);
        }
    }
}

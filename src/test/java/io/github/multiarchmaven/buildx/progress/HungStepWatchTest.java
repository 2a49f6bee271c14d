package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HungStepWatchTest {

    private static final String LAST_WORD = "qemu: uncaught target signal 11 (Segmentation fault) - core dumped";
    private static final String STEP = "[linux/arm64 2/2] RUN [\"/crash\"]";

    private final CountDownLatch hung = new CountDownLatch(1);

    @Test
    void noticesAStepThatSaysNothingAfterQemusLastWord() throws Exception {
        try (HungStepWatch watch = new HungStepWatch(Duration.ofMillis(1), hung::countDown)) {
            watch.output(STEP, LAST_WORD);

            assertThat(hung.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.hungStep()).contains(STEP);
        }
    }

    @Test
    void letsAStepGoOnThatSaysMore() throws Exception {
        try (HungStepWatch watch = new HungStepWatch(Duration.ofSeconds(1), hung::countDown)) {
            watch.output(STEP, LAST_WORD);
            watch.output(STEP, "ignored, going on");
            watch.output("another", LAST_WORD);

            assertThat(hung.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.hungStep()).contains("another");
        }
    }

    @Test
    void letsAStepGoThatEnds() throws Exception {
        try (HungStepWatch watch = new HungStepWatch(Duration.ofSeconds(1), hung::countDown)) {
            watch.output(STEP, LAST_WORD);
            watch.stepFinished(new Step("sha256:1", Optional.empty(), STEP, Spans.NONE, new Outcome.Done(), List.of()));
            watch.output("another", LAST_WORD);

            assertThat(hung.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.hungStep()).contains("another");
        }
    }

    @Test
    void isNotDisturbedByTheOutputOfOtherSteps() throws Exception {
        try (HungStepWatch watch = new HungStepWatch(Duration.ofMillis(50), hung::countDown)) {
            watch.output(STEP, LAST_WORD);
            watch.output("another", "busy");

            assertThat(hung.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.hungStep()).contains(STEP);
        }
    }
}

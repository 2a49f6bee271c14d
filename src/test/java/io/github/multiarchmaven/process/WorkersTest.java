package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    @Test
    void oneAfterTheOtherIfThatIsHowManyThereMayBe() {
        AtomicInteger atOnce = new AtomicInteger();
        try (Workers workers = new Workers("counting", 1)) {
            workers.all(List.of(1, 2, 3), each -> {
                assertThat(atOnce.incrementAndGet()).isEqualTo(1);
                atOnce.decrementAndGet();
            });
        }
    }

    @Test
    void anInterruptedThreadWaitsUntilTheOthersHaveCleanedUp() {
        AtomicBoolean cleanedUp = new AtomicBoolean();
        Thread waiting = Thread.currentThread();
        assertThatThrownBy(() -> {
                    try (Workers workers = new Workers("waiting")) {
                        workers.all(List.of(1), each -> {
                            waiting.interrupt();
                            untilInterrupted();
                            untilWaiting(waiting);
                            cleanedUp.set(true);
                        });
                    }
                })
                .isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(cleanedUp).isTrue();
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            // as wanted
        }
    }

    /** Until it waits for others to end, and not for ever if it never does. */
    private static void untilWaiting(Thread thread) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (thread.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}

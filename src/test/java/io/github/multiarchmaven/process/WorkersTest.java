package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    @Test
    void nobodyWaitsForTheEndOfWhatIsNotDoneInTime() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean waitedFor = new AtomicBoolean();
        Thread waiting = Thread.currentThread();
        try (Workers workers = new Workers("asking")) {
            workers.allWithin(Duration.ofMillis(20), List.of(1), each -> {
                untilInterrupted();
                while (closed.getCount() > 0 && !waitedFor.get()) {
                    waitedFor.set(waiting.getState() == Thread.State.TIMED_WAITING);
                }
                ended.countDown();
            });
        }
        closed.countDown();
        ended.await();
        assertThat(waitedFor).isFalse();
    }

    @Test
    void whatIsDoneInTimeIsWaitedFor() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        try (Workers workers = new Workers("asking")) {
            workers.allWithin(Duration.ofSeconds(50), List.of(1, 2, 3, 4, 5), done::add);
        }
        assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
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

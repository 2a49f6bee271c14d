package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
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
                            pause();
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

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

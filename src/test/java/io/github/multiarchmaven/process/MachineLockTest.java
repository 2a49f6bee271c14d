package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MachineLockTest {

    @TempDir
    private Path folder;

    @Test
    void fiftyThreadsComeInOneByOne() throws Exception {
        Path file = folder.resolve("new/engine.lock");
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(50);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                ends.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    try (MachineLock lock = MachineLock.hold(file, () -> {})) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Files.delete(Files.createFile(folder.resolve("inside")));
                        inside.decrementAndGet();
                        return lock;
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void whoeverHoldsTheFileIsWaitedForAndThatIsSaidOnce() throws Exception {
        Path file = folder.resolve("engine.lock");
        AtomicInteger told = new AtomicInteger();
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock foreign = other.lock();
            try (MachineLock lock = MachineLock.hold(file, () -> {
                told.incrementAndGet();
                release(foreign);
            })) {
                assertThat(lock).isNotNull();
            }
        }
        assertThat(told).hasValue(1);
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void waitingEndsWithAnInterruptAndLeavesTheLockFree() throws Exception {
        Path file = folder.resolve("engine.lock");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock foreign = other.lock()) {
            assertThat(foreign.isValid()).isTrue();
            assertThatThrownBy(() -> MachineLock.hold(file, Thread.currentThread()::interrupt))
                    .isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        MachineLock.hold(file, () -> {
                    throw new AssertionError("somebody still holds it");
                })
                .close();
    }

    @Test
    void aFileThatCannotBeLockedIsAProblem() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("engine.lock");
        assertThatThrownBy(() -> MachineLock.hold(file, () -> {}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("#file-failed");
    }

    @Test
    void eachEngineAndEachUserHasAFileOfItsOwn() {
        assertThat(List.of(
                        MachineLock.file(folder, "me", "unix:///a"),
                        MachineLock.file(folder, "me", "unix:///b"),
                        MachineLock.file(folder, "you", "unix:///a")))
                .doesNotHaveDuplicates()
                .allMatch(file -> file.startsWith(folder));
        assertThat(MachineLock.file("unix:///a")).isEqualTo(MachineLock.file("unix:///a"));
    }
}

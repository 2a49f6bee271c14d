package io.github.multiarchmaven.process;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Held by one thread of one process at a time. The operating system's lock on a file keeps other processes out and is free
 * again when its holder is killed; inside one virtual machine it would throw instead of waiting, so a lock of Java's comes
 * first. A plugin loaded twice has two of those, which is why the file's lock is waited for either way.
 */
public final class MachineLock implements AutoCloseable {

    private static final Map<Path, ReentrantLock> IN_THIS_MACHINE = new ConcurrentHashMap<>();
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path file;
    private final ReentrantLock inner;
    private final FileChannel channel;

    private MachineLock(Path file, ReentrantLock inner, FileChannel channel) {
        this.file = file;
        this.inner = inner;
        this.channel = channel;
    }

    /**
     * The file for what must happen once at a time.
     *
     * @param folder for temporary files; not the user's home, which several machines may share
     * @param user whose lock it is: another may be unable to open the file
     * @param key what it is about, such as the address of an engine
     */
    public static Path file(Path folder, String user, String key) {
        String name = Digest.ofContent((user + "\n" + key).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
        return folder.resolve("multiarch-maven-" + name + ".lock");
    }

    /** The file for this user of this machine. */
    public static Path file(String key) {
        return file(Path.of(System.getProperty("java.io.tmpdir")), System.getProperty("user.name"), key);
    }

    /**
     * Waits until nobody else holds it.
     *
     * @param onWait called once if it has to be waited for
     * @throws CancelledException if the thread is interrupted meanwhile
     */
    public static MachineLock hold(Path file, Runnable onWait) {
        ReentrantLock inner = IN_THIS_MACHINE.computeIfAbsent(file.toAbsolutePath(), path -> new ReentrantLock(true));
        boolean told = !inner.tryLock();
        try {
            if (told) {
                onWait.run();
                inner.lockInterruptibly();
            }
            return holdFile(file, inner, told ? () -> {} : onWait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("waiting for " + file);
        }
    }

    private static MachineLock holdFile(Path file, ReentrantLock inner, Runnable onWait) throws InterruptedException {
        FileChannel channel = null;
        boolean held = false;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                onWait.run();
                while (!tryLock(channel)) {
                    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                }
            }
            held = true;
            return new MachineLock(file, inner, channel);
        } catch (IOException e) {
            throw new ProblemException(failed(file, e), e);
        } finally {
            if (!held) {
                close(channel, inner);
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The file stays: whoever removes one that others wait for lets two in. */
    @Override
    public void close() {
        close(channel, inner);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    @SuppressWarnings("EmptyCatch") // the lock ends with the channel, however that ends
    private static void close(@Nullable FileChannel channel, ReentrantLock inner) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
        } finally {
            inner.unlock();
        }
    }

    private static Problem failed(Path file, IOException e) {
        return Problem.of(
                ProblemCode.FILE_FAILED,
                "cannot lock " + file,
                e.getClass().getSimpleName() + ": " + e.getMessage(),
                "check that the folder for temporary files may be written to and that the disk is not full");
    }
}

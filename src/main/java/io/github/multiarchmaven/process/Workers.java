package io.github.multiarchmaven.process;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does several things at once that mostly wait. */
public final class Workers implements AutoCloseable {

    /** What registries bear from one client without complaint. */
    private static final int AT_ONCE = 4;

    /** A process gets two seconds to end by itself and two more when it is killed, and three for its last lines. */
    private static final Duration LONGEST_UNWINDING = Duration.ofSeconds(8);

    private final String work;
    private final AtomicInteger number = new AtomicInteger();
    private final ExecutorService threads;
    private boolean abandoned;

    /** @param work in words, such as {@code copying} */
    public Workers(String work) {
        this(work, AT_ONCE);
    }

    /** @param atOnce how many things at most */
    public Workers(String work, int atOnce) {
        this.work = work;
        this.threads = Executors.newFixedThreadPool(atOnce, task -> {
            Thread thread = new Thread(task, "multiarch-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does this with each of them and waits.
     *
     * @throws CancelledException if the waiting thread is interrupted
     */
    public <T> void all(Collection<T> things, Consumer<T> deed) {
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        things.forEach(thing -> running.submit(() -> deed.accept(thing), null));
        try {
            for (int i = 0; i < things.size(); i++) {
                running.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(work);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
        }
    }

    /**
     * Does this with each of them and waits, but no longer than that. What is not done by then is interrupted, and nobody
     * waits for its end, not even {@link #close}: for what heeds no interrupt, such as asking for the address of a host.
     *
     * @throws CancelledException if the waiting thread is interrupted
     */
    public <T> void allWithin(Duration patience, Collection<T> things, Consumer<T> deed) {
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        things.forEach(thing -> running.submit(() -> deed.accept(thing), null));
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (int i = 0; i < things.size(); i++) {
                Future<Void> done = running.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (done == null) {
                    abandoned = true;
                    threads.shutdownNow();
                    return;
                }
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(work);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException runtime ? runtime : new IllegalStateException(e.getCause());
        }
    }

    /** Interrupts what is under way, and gives it a moment to clean up, even if this thread is interrupted itself. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        threads.shutdownNow();
        try {
            if (!abandoned) {
                threads.awaitTermination(LONGEST_UNWINDING.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

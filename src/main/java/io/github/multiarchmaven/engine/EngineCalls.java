package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.process.CancelledException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives every call to the engine a limit and lets it be interrupted. Reading from a Unix socket or a pipe knows no
 * timeout, so that a silent engine would hold the build for ever.
 */
final class EngineCalls implements AutoCloseable {

    private final ExecutorService workers = Executors.newCachedThreadPool(EngineCalls::daemon);
    private final EngineFailures failures;

    EngineCalls(EngineFailures failures) {
        this.failures = failures;
    }

    /**
     * The result of a call.
     *
     * @param doing completes "it was asked to …"
     */
    <T> T within(Duration limit, String doing, Callable<T> call) {
        return ifWithin(limit, doing, call).orElseThrow(() -> failures.noAnswer(doing, limit));
    }

    /** The result of a call that may well take longer; empty if it did. */
    <T> Optional<T> ifWithin(Duration limit, String doing, Callable<T> call) {
        Future<T> result = workers.submit(call);
        try {
            return Optional.of(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(doing);
        } catch (ExecutionException e) {
            throw failure(doing, e);
        } finally {
            result.cancel(true);
        }
    }

    /** Runs a call that must be made even by an interrupted thread. */
    void regardless(Duration limit, String doing, Runnable call) {
        boolean interrupted = Thread.interrupted();
        try {
            within(limit, doing, () -> {
                call.run();
                return true;
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs something beside the call that it belongs to. */
    <T> Future<T> beside(Callable<T> task) {
        return workers.submit(task);
    }

    /** Ends the threads; calls under way are interrupted. */
    @Override
    public void close() {
        workers.shutdownNow();
    }

    private RuntimeException failure(String doing, ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return failures.translate(doing, cause);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "multiarch-engine");
        thread.setDaemon(true);
        return thread;
    }
}

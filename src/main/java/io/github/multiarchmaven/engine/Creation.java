package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.process.CancelledException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A container's creation, which nobody can call back: the engine creates the container even if nobody waits for the answer
 * any more. Whoever removes it has to know that it is not created a moment later.
 */
final class Creation {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EngineCalls calls;
    private final Callable<String> create;
    private @Nullable Future<String> underWay;
    private boolean settled;

    Creation(EngineCalls calls, Callable<String> create) {
        this.calls = calls;
        this.create = create;
    }

    /**
     * Creates it; an interrupt ends the waiting only.
     *
     * @throws CancelledException if it is settled already
     */
    String await() throws Exception {
        Future<String> created;
        synchronized (this) {
            if (settled) {
                throw new CancelledException("a container's creation");
            }
            created = calls.beside(create);
            underWay = created;
        }
        try {
            return created.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** From now on it is created or never will be, unless the engine keeps silent for longer than anybody can wait. */
    @SuppressWarnings("EmptyCatch") // why there is no container does not matter here
    void settle() {
        Future<String> created;
        synchronized (this) {
            settled = true;
            created = underWay;
        }
        if (created == null) {
            return;
        }
        try {
            created.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

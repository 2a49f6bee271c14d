package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange that takes too long. A socket's own timeout is for reading only: one that the other side no longer reads
 * from would block for ever.
 */
final class Watch implements AutoCloseable {

    private final Limits limits;
    private final Runnable end;
    private final long begun = System.nanoTime();
    private final ScheduledFuture<?> ticking;
    private volatile long moved = begun;
    private volatile boolean sending;
    private volatile @Nullable String verdict;

    /** @param end called on another thread when a limit is passed */
    Watch(ScheduledExecutorService clock, Limits limits, Runnable end) {
        this.limits = limits;
        this.end = end;
        Duration shorter = limits.silence().compareTo(limits.whole()) < 0 ? limits.silence() : limits.whole();
        long tick = Math.max(1, Math.min(1000, shorter.toMillis() / 4));
        this.ticking = clock.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
    }

    void sending() {
        moved();
        sending = true;
    }

    void moved() {
        moved = System.nanoTime();
    }

    void sent() {
        sending = false;
    }

    /** Why it ended, if it was us. */
    IOException explain(IOException thrown) {
        String reason = verdict;
        if (reason == null) {
            return thrown;
        }
        SocketTimeoutException explained = new SocketTimeoutException(reason);
        explained.initCause(thrown);
        return explained;
    }

    private void look() {
        long now = System.nanoTime();
        if (now - begun > limits.whole().toNanos()) {
            end("it was not done within " + limits.whole().toSeconds() + " s");
        } else if (sending && now - moved > limits.silence().toNanos()) {
            end("nothing could be sent for " + limits.silence().toSeconds() + " s");
        }
    }

    private void end(String reason) {
        verdict = reason;
        end.run();
        close();
    }

    @Override
    public void close() {
        ticking.cancel(false);
    }
}

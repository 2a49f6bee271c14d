package io.github.multiarchmaven.registry.wire;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange that takes too long, or whose thread is interrupted. A socket's own timeout is for reading only, so that
 * one that the other side no longer reads from would block for ever; and no socket heeds an interrupt.
 */
final class Watch implements AutoCloseable {

    /** How long an interrupt goes unnoticed at most, in milliseconds. */
    private static final long LONGEST_TICK = 200;

    private final Thread caller = Thread.currentThread();
    private final Limits limits;
    private final Duration whole;
    private final long begun = System.nanoTime();
    private final ScheduledFuture<?> ticking;
    private volatile long moved = begun;
    private volatile Step step = Step.RECEIVING;
    private @Nullable Closeable guarded;
    private @Nullable IOException verdict;

    /** Watches over the current thread. */
    Watch(ScheduledExecutorService clock, Limits limits, Call.Size size) {
        this.limits = limits;
        this.whole = limits.whole(size);
        long shortest =
                Math.min(limits.connect().toMillis(), Math.min(limits.silence().toMillis(), whole.toMillis()));
        long tick = Math.max(1, Math.min(LONGEST_TICK, shortest / 4));
        this.ticking = clock.scheduleWithFixedDelay(this::look, tick, tick, TimeUnit.MILLISECONDS);
    }

    private enum Step {
        OPENING,
        SENDING,
        /** For silence then there is the socket's own timeout. */
        RECEIVING
    }

    /** What is closed to end the exchange: at once, if it has been ended meanwhile. */
    synchronized void guard(Closeable connection) {
        guarded = connection;
        if (verdict != null) {
            close(connection);
        }
    }

    /** Somebody is there, and it has to be agreed upon how to speak. */
    void opening() {
        moved();
        step = Step.OPENING;
    }

    void sending() {
        moved();
        step = Step.SENDING;
    }

    void moved() {
        moved = System.nanoTime();
    }

    /** What was begun is done. */
    void receiving() {
        step = Step.RECEIVING;
    }

    /** Why it ended, if it was us. */
    synchronized IOException explain(IOException thrown) {
        IOException reason = verdict;
        if (reason == null || reason == thrown) {
            return thrown;
        }
        if (reason.getCause() == null) {
            reason.initCause(thrown);
        }
        return reason;
    }

    private void look() {
        long now = System.nanoTime();
        if (caller.isInterrupted()) {
            end(new InterruptedIOException("it was stopped from here"));
        } else if (now - begun > whole.toNanos()) {
            end(tooLong("it was not done within ", whole));
        } else if (step == Step.OPENING && now - moved > limits.connect().toNanos()) {
            end(tooLong("no connection came about within ", limits.connect()));
        } else if (step == Step.SENDING && now - moved > limits.silence().toNanos()) {
            end(tooLong("nothing could be sent for ", limits.silence()));
        }
    }

    private static IOException tooLong(String words, Duration limit) {
        return new SocketTimeoutException(words + limit.toSeconds() + " s");
    }

    private synchronized void end(IOException reason) {
        verdict = reason;
        if (guarded != null) {
            close(guarded);
        }
        close();
    }

    @SuppressWarnings("EmptyCatch") // it is given up anyway
    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
    }
}

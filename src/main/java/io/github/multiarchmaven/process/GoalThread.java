package io.github.multiarchmaven.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a goal for as long as the goal lasts. It is interrupted when its time is over and when the virtual machine
 * goes down: either way the goal unwinds as after any failure, and what it had begun is ended by whoever began it.
 */
public final class GoalThread implements AutoCloseable {

    /** A process gets two seconds to end by itself and two more when it is killed; a container is removed in one. */
    private static final Duration LONGEST_UNWINDING = Duration.ofSeconds(20);

    private final Thread thread = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(GoalThread::daemon);
    private final ShutdownTask guard;
    private final Optional<ScheduledFuture<?>> alarm;
    private boolean interrupted;
    private boolean timeOver;

    private GoalThread(Optional<Duration> limit) {
        guard = ShutdownTask.register(this::endAndWait);
        alarm = limit.map(time -> timer.schedule(this::ring, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * The goal begins, in this thread.
     *
     * @param limit how long it may take; empty for as long as it likes
     * @throws CancelledException if the virtual machine is going down already
     */
    public static GoalThread begin(Optional<Duration> limit) {
        return new GoalThread(limit);
    }

    /** Whether it was interrupted because it had taken too long. */
    public synchronized boolean isTimeOver() {
        return timeOver;
    }

    /** The goal is over, well or badly; an interrupt that it no longer needed to heed does not stay for others. */
    @Override
    public void close() {
        alarm.ifPresent(time -> time.cancel(false));
        timer.shutdownNow();
        synchronized (this) {
            over.countDown();
            if (interrupted) {
                Thread.interrupted();
            }
        }
        guard.close();
    }

    private synchronized void ring() {
        timeOver = interrupt();
    }

    private synchronized boolean interrupt() {
        if (over.getCount() == 0) {
            return false;
        }
        interrupted = true;
        thread.interrupt();
        return true;
    }

    /** The virtual machine ends with its hooks, whatever other threads are still cleaning up. */
    private void endAndWait() {
        interrupt();
        try {
            over.await(LONGEST_UNWINDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "multiarch-timeout");
        thread.setDaemon(true);
        return thread;
    }
}

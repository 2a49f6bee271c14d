package io.github.multiarchmaven.buildx.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices a step that will never end: under QEMU a program that dies of a signal as the first process of its container
 * hangs for ever (seen with QEMU 7.2 to 10.0; the init that would prevent it is not BuildKit's to have). QEMU says that it
 * died, and then nothing more comes. A shell whose child died of a signal goes on, and so does its output.
 *
 * <p>Safe for use by several threads.
 */
public final class HungStepWatch implements ProgressListener, AutoCloseable {

    private final Duration quiet;
    private final Runnable onHung;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(HungStepWatch::daemon);
    private @Nullable String crashed;
    private @Nullable ScheduledFuture<?> alarm;
    private @Nullable String hung;

    /**
     * Watches one build.
     *
     * @param quiet how long a step may say nothing after QEMU's last words
     * @param onHung called once, in another thread, when a step has been quiet for so long
     */
    public HungStepWatch(Duration quiet, Runnable onHung) {
        this.quiet = quiet;
        this.onHung = onHung;
    }

    /** The name of the step that hangs, if one does. */
    public synchronized Optional<String> hungStep() {
        return Optional.ofNullable(hung);
    }

    @Override
    public synchronized void output(String step, String line) {
        if (EmulatorCrash.isQemusLastWord(line)) {
            disarm();
            crashed = step;
            alarm = timer.schedule(() -> ring(step), quiet.toMillis(), TimeUnit.MILLISECONDS);
        } else if (step.equals(crashed)) {
            disarm();
        }
    }

    @Override
    public synchronized void stepFinished(Step step) {
        if (step.name().equals(crashed)) {
            disarm();
        }
    }

    private synchronized void ring(String step) {
        if (step.equals(crashed) && hung == null) {
            hung = step;
            onHung.run();
        }
    }

    private void disarm() {
        crashed = null;
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    /** Watches no longer: what has not been noticed by now will not be. */
    public synchronized void stop() {
        disarm();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        stop();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "multiarch-hung-step");
        thread.setDaemon(true);
        return thread;
    }
}

package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.buildx.progress.ProgressListener;
import io.github.multiarchmaven.buildx.progress.RunningSteps;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.narration.BuildLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows, while a build goes on, what it is doing: in a terminal all the time, elsewhere when nothing has been said for long.
 */
final class Pulse implements ProgressListener, AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int SILENT_BEATS = 60;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Pulse::daemon);
    private final String build;
    private final RunningSteps steps;
    private final BuildLog log;
    private final int silentBeats;
    private @Nullable ScheduledFuture<?> beating;
    private int beats;
    private boolean ended;

    private Pulse(String build, RunningSteps steps, BuildLog log, int silentBeats) {
        this.build = build;
        this.steps = steps;
        this.log = log;
        this.silentBeats = silentBeats;
    }

    /**
     * Begins to show.
     *
     * @param build no other that goes on at the same time has this name
     */
    static Pulse begin(String build, RunningSteps steps, BuildLog log) {
        return begin(build, steps, log, BEAT, SILENT_BEATS);
    }

    static Pulse begin(String build, RunningSteps steps, BuildLog log, Duration beat, int silentBeats) {
        Pulse pulse = new Pulse(build, steps, log, silentBeats);
        pulse.beating =
                pulse.timer.scheduleAtFixedRate(pulse::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
        return pulse;
    }

    @Override
    public synchronized void stepFinished(Step step) {
        beats = 0;
    }

    private synchronized void beat() {
        if (ended || log.working(build, steps.lines())) {
            return;
        }
        beats++;
        if (beats >= silentBeats) {
            beats = 0;
            steps.longest().ifPresent(log::stillAt);
        }
    }

    @Override
    public void close() {
        if (beating != null) {
            beating.cancel(false);
        }
        timer.shutdownNow();
        end();
    }

    private synchronized void end() {
        ended = true;
        log.working(build, List.of());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "multiarch-pulse");
        thread.setDaemon(true);
        return thread;
    }
}

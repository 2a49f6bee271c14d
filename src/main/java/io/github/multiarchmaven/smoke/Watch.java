package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.buildx.StepRun;
import io.github.multiarchmaven.buildx.progress.HungStepWatch;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.SmokeRun;
import io.github.multiarchmaven.model.SmokeRun.Wording;
import io.github.multiarchmaven.model.UnsearchableException;
import io.github.multiarchmaven.smoke.Ending.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a program while it runs and ends it when there is nothing more to wait for. Its time begins when it does: with
 * the first word of its init, or, where it has none, with the step. Safe for use by several threads.
 */
final class Watch implements StepRun.Follower, AutoCloseable {

    /** How long a program that is only to be started may take to fail. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

    /** The program is alone in its container, so that nobody says more after QEMU's last word. */
    private static final Duration QUIET_AFTER_CRASH = Duration.ofSeconds(5);

    private final SmokeRun run;
    private final Launch.Depth depth;
    private final Start start;
    private final Hearing heard = new Hearing();
    private final HungStepWatch hung;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Watch::daemon);
    private @Nullable Runnable stopping;
    private @Nullable Reason reason;
    private final List<Future<?>> timers = new ArrayList<>();
    private boolean begun;

    /** With what a program's time begins. */
    enum Start {
        WITH_INIT,
        WITH_STEP
    }

    Watch(SmokeRun run, Launch.Depth depth, Start start) {
        this(run, depth, start, QUIET_AFTER_CRASH);
    }

    /** @param quiet after QEMU's last word, without an init that would say how the program ended */
    Watch(SmokeRun run, Launch.Depth depth, Start start, Duration quiet) {
        this.run = run;
        this.depth = depth;
        this.start = start;
        this.hung = new HungStepWatch(quiet, () -> stop(Reason.HUNG));
    }

    @Override
    public synchronized void begins(Runnable stop) {
        stopping = stop;
    }

    @Override
    public synchronized void stepBegan(String digest, String name, Optional<Platform> platform) {
        if (start == Start.WITH_STEP) {
            begin();
        }
    }

    @Override
    public void output(String step, String line) {
        if (start == Start.WITH_STEP) {
            // not within a lock of this one: the other watch holds its own while it rings
            hung.output(step, line);
        }
        hear(line);
    }

    private synchronized void hear(String line) {
        Hearing.Speaker speaker = heard.line(line);
        if (heard.nativeArchitecture().isPresent()) {
            begin();
        }
        if (speaker == Hearing.Speaker.PROGRAM && run.expected() instanceof SmokeRun.StartsUp startsUp) {
            lookFor(startsUp.line(), line);
        }
    }

    private void lookFor(Wording awaited, String line) {
        try {
            if (awaited.occursIn(line)) {
                stop(Reason.ENOUGH);
            }
        } catch (UnsearchableException e) {
            stop(Reason.UNSEARCHABLE);
        }
    }

    @Override
    public void stepFinished(Step step) {
        hung.stepFinished(step);
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        boolean isBrief = depth == Launch.Depth.STARTED && LONG_ENOUGH.compareTo(run.timeout()) < 0;
        ring(isBrief ? LONG_ENOUGH : run.timeout(), isBrief ? Reason.ENOUGH : Reason.TIME_OVER);
    }

    private void ring(Duration after, Reason why) {
        timers.add(timer.schedule(() -> stop(why), after.toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized void stop(Reason why) {
        if (reason == null && stopping != null) {
            reason = why;
            stopping.run();
        }
    }

    /** Why it ended the program, if it did. */
    synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** What it heard; to be asked for when all is over. */
    Hearing heard() {
        return heard;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        hung.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "multiarch-smoke");
        thread.setDaemon(true);
        return thread;
    }
}

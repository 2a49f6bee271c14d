package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.buildx.progress.SolveStatus.VertexState;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;

/** What is known of a step until it is reported as finished. */
final class RunningStep {

    private final String digest;
    private final LogTail log;
    private String name = "";
    private String error = "";
    private Spans worked = Spans.NONE;
    private boolean cached;
    private boolean completed;
    private boolean needsOthers;

    RunningStep(String digest, ProgressListener listener) {
        this.digest = digest;
        this.log = new LogTail(line -> listener.output(name.isEmpty() ? digest : name, line));
    }

    LogTail log() {
        return log;
    }

    void update(VertexState state) {
        name = state.name().isEmpty() ? name : state.name();
        needsOthers |= !state.inputs().isEmpty();
        completed = state.completed().isPresent();
        cached = state.cached();
        error = state.error();
        state.completed()
                .ifPresent(end -> worked = worked.and(Spans.of(state.started().orElse(end), end)));
    }

    /** Whether it is known what it is. */
    boolean isKnown() {
        return !name.isEmpty();
    }

    Optional<Platform> platform(Optional<Platform> onlyPlatform) {
        return StepName.of(name).platform().or(() -> onlyPlatform);
    }

    boolean isNamed(String other) {
        return name.equals(other) || digest.equals(other);
    }

    void fail(String reason) {
        error = reason;
    }

    boolean completed() {
        return completed;
    }

    /**
     * Whether nothing more is to come. A step that needs no other one is looked up first and executed later, and is
     * completed after each ({@code CacheMap} and {@code Exec} in BuildKit's {@code solver/jobs.go}).
     */
    boolean surelyFinished() {
        return completed
                && (needsOthers || !error.isEmpty() || StepName.of(name).internal());
    }

    Step toStep(Optional<Platform> onlyPlatform) {
        List<String> lines = log.lines();
        return new Step(digest, platform(onlyPlatform), name, worked, outcome(), lines);
    }

    private Outcome outcome() {
        if (error.contains("context canceled")) {
            return new Outcome.Canceled();
        }
        if (!error.isEmpty()) {
            return new Outcome.Failed(error);
        }
        return cached ? new Outcome.Cached() : new Outcome.Done();
    }
}

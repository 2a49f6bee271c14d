package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.buildx.progress.SolveStatus.VertexState;
import io.github.multiarchmaven.model.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what {@code docker buildx build --progress=rawjson} writes to standard error into events.
 *
 * <p>A step that needs others is finished when BuildKit first says so. One that needs none – {@code FROM} – is completed
 * twice, after its look-up and after its execution; it is reported when a step that needs it starts, or at the end. A step
 * that was never completed, because the stream broke off, is not reported.
 *
 * <p>Memory is bounded: the newest {@value #MOST_STEPS} steps are known, with the last lines of their output. Not safe for
 * use by several threads.
 */
public final class RawJsonProgress {

    static final int MOST_STEPS = 10_000;

    private final MessageAssembler assembler;
    private final ProgressListener listener;
    private final Optional<Platform> onlyPlatform;
    private final Map<String, RunningStep> running = boundedMap();
    private final Map<String, Boolean> finished = boundedMap();

    /**
     * @param listener gets the events
     * @param platforms those that the call builds: if there is one, BuildKit names it nowhere
     */
    public RawJsonProgress(ProgressListener listener, List<Platform> platforms) {
        this.listener = listener;
        this.onlyPlatform = platforms.size() == 1 ? Optional.of(platforms.get(0)) : Optional.empty();
        this.assembler = new MessageAssembler(this::message, listener::plain);
    }

    /** The next line, without its line end. */
    public void line(String line) {
        assembler.line(line);
    }

    /** There are no more lines. */
    public void end() {
        running.values().stream().filter(RunningStep::completed).toList().forEach(this::finish);
        running.clear();
    }

    /** The build was ended because of a step that would never end: it counts as failed. */
    public void breakOff(String stepName, String reason) {
        running.values().stream()
                .filter(step -> step.isNamed(stepName))
                .toList()
                .forEach(step -> {
                    step.fail(reason);
                    finish(step);
                });
        end();
    }

    private void message(SolveStatus message) {
        message.logs().stream()
                .filter(piece -> !finished.containsKey(piece.vertex()))
                .forEach(piece -> step(piece.vertex()).log().append(piece.stream(), piece.data()));
        message.vertexes().forEach(this::vertex);
        message.warnings().forEach(listener::warning);
    }

    private void vertex(VertexState state) {
        if (state.started().isPresent()) {
            state.inputs().forEach(this::finishIfCompleted);
        }
        if (finished.containsKey(state.digest())) {
            return;
        }
        RunningStep step = step(state.digest());
        boolean known = step.isKnown();
        step.update(state);
        if (!known && step.isKnown()) {
            listener.stepKnown(state.digest(), state.name(), step.platform(onlyPlatform));
        }
        if (step.surelyFinished()) {
            finish(step);
        } else if (state.started().isPresent() && step.isKnown()) {
            listener.stepBegan(state.digest(), state.name(), step.platform(onlyPlatform));
        }
    }

    private void finishIfCompleted(String digest) {
        RunningStep step = running.get(digest);
        if (step != null && step.completed()) {
            finish(step);
        }
    }

    private void finish(RunningStep step) {
        Step result = step.toStep(onlyPlatform);
        running.remove(result.digest());
        finished.put(result.digest(), true);
        listener.stepFinished(result);
    }

    private RunningStep step(String digest) {
        return running.computeIfAbsent(digest, unknown -> new RunningStep(unknown, listener));
    }

    private static <T> Map<String, T> boundedMap() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST_STEPS;
            }
        };
    }
}

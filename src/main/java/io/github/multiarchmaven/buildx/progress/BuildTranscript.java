package io.github.multiarchmaven.buildx.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps of a build's events what explains its failure – the first steps that failed and the last plain lines – and when the
 * steps were worked on.
 */
public final class BuildTranscript implements ProgressListener {

    private static final int MOST_FAILURES = 20;
    private static final int MOST_LINES = 300;

    private final List<Step> failures = new ArrayList<>();
    private final Deque<String> plainLines = new ArrayDeque<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final UnaryOperator<String> mask;

    /** @param mask for what goes beyond the explanation */
    public BuildTranscript(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    @Override
    public void stepFinished(Step step) {
        if (step.outcome() instanceof Outcome.Failed && failures.size() < MOST_FAILURES) {
            failures.add(step);
        }
        steps.addLast(step.withoutLog(mask));
        if (steps.size() > RawJsonProgress.MOST_STEPS) {
            steps.removeFirst();
        }
    }

    @Override
    public void plain(String line) {
        plainLines.addLast(line);
        if (plainLines.size() > MOST_LINES) {
            plainLines.removeFirst();
        }
    }

    /** In the order in which they ended, without what they wrote. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Step> failures() {
        return List.copyOf(failures);
    }

    List<String> plainLines() {
        return List.copyOf(plainLines);
    }
}

package io.github.multiarchmaven.buildx.progress;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps of a build's events what explains its failure: the first steps that failed and the last plain lines. */
public final class BuildTranscript implements ProgressListener {

    private static final int MOST_FAILURES = 20;
    private static final int MOST_LINES = 300;

    private final List<Step> failures = new ArrayList<>();
    private final Deque<String> plainLines = new ArrayDeque<>();

    @Override
    public void stepFinished(Step step) {
        if (step.outcome() instanceof Outcome.Failed && failures.size() < MOST_FAILURES) {
            failures.add(step);
        }
    }

    @Override
    public void plain(String line) {
        plainLines.addLast(line);
        if (plainLines.size() > MOST_LINES) {
            plainLines.removeFirst();
        }
    }

    List<Step> failures() {
        return List.copyOf(failures);
    }

    List<String> plainLines() {
        return List.copyOf(plainLines);
    }
}

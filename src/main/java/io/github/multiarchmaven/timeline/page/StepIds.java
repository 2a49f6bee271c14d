package io.github.multiarchmaven.timeline.page;

import io.github.multiarchmaven.timeline.TimedStep;
import io.github.multiarchmaven.timeline.Timeline;
import java.util.IdentityHashMap;

/** A name for each step within the page. */
final class StepIds {

    private final IdentityHashMap<TimedStep, String> ids = new IdentityHashMap<>();

    StepIds(Timeline timeline) {
        timeline.steps().forEach(step -> ids.put(step, "step-" + (ids.size() + 1)));
    }

    String of(TimedStep step) {
        return ids.getOrDefault(step, "steps");
    }
}

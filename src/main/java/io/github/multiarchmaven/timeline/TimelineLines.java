package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.StepLines;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A timeline in three lines, for the end of a build. */
public final class TimelineLines {

    private TimelineLines() {}

    /**
     * The lines.
     *
     * @param page where all of it can be read
     */
    public static List<String> of(Timeline timeline, Path page) {
        return List.of(time(timeline), emulation(timeline), "Where the time went: " + page);
    }

    private static String time(Timeline timeline) {
        long steps = timeline.steps().filter(step -> !step.place().isEmpty()).count();
        long cached = timeline.steps()
                .filter(step -> !step.place().isEmpty() && step.kind() == Kind.CACHED)
                .count();
        return "Built in " + StepLines.inWords(timeline.duration()) + "; "
                + timeline.lanes().stream()
                        .filter(lane -> lane.platform().isPresent())
                        .map(lane -> lane.title() + " " + StepLines.inWords(lane.duration())
                                + (lane.manner() == Lane.Manner.EMULATED ? " (emulated)" : ""))
                        .collect(Collectors.joining(", "))
                + "; " + cached + " of " + steps + " steps cached";
    }

    private static String emulation(Timeline timeline) {
        List<TimedStep> dearest = timeline.byCost();
        if (dearest.isEmpty()) {
            return "No step ran under QEMU";
        }
        TimedStep first = dearest.get(0);
        String where = first.source().map(source -> source + " ").orElse("");
        return "QEMU cost most in " + where + StepLines.shortened(first.instruction()) + ": "
                + StepLines.inWords(first.duration())
                + first.platform().map(platform -> " for " + platform).orElse("")
                + first.cost()
                        .map(cost -> ", " + StepLines.inWords(cost.onOwn()) + " for " + cost.own())
                        .orElse("");
    }
}

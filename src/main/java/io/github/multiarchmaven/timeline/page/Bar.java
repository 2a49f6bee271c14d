package io.github.multiarchmaven.timeline.page;

import io.github.multiarchmaven.timeline.Kind;
import io.github.multiarchmaven.timeline.Lane;
import io.github.multiarchmaven.timeline.TimedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a lane.
 *
 * @param steps one, or several of one kind that took next to no time at one time
 * @param left where it begins, in per cent of the whole
 * @param width in per cent of the whole
 * @param row counted from 0: what goes on at the same time is one below the other
 */
record Bar(List<TimedStep> steps, double left, double width, int row) {

    /** In per cent: what is shorter could be neither seen nor hit. */
    private static final double NARROWEST = 0.6;

    private static final double ROOM = 4;

    Bar {
        steps = List.copyOf(steps);
    }

    Kind kind() {
        return steps.get(0).kind();
    }

    /** The bars of a lane, for a whole that begins at a moment and takes so long. */
    static List<Bar> of(Lane lane, Instant began, Duration whole) {
        List<Bar> bars = new ArrayList<>();
        List<Double> rowEnds = new ArrayList<>();
        double all = Math.max(1, whole.toNanos());
        for (TimedStep step : lane.steps()) {
            for (var span : step.worked().all()) {
                double left = Math.min(
                        100 - NARROWEST, Duration.between(began, span.from()).toNanos() * 100 / all);
                double width = Math.max(NARROWEST, span.duration().toNanos() * 100 / all);
                int last = bars.size() - 1;
                if (last >= 0 && joins(bars.get(last), step, left, width)) {
                    bars.set(last, bars.get(last).with(step));
                } else {
                    bars.add(new Bar(List.of(step), left, width, row(rowEnds, left, width)));
                }
            }
        }
        return bars;
    }

    private static boolean joins(Bar bar, TimedStep step, double left, double width) {
        return bar.kind() == step.kind() && bar.isShort() && width <= NARROWEST && left <= bar.left() + bar.width();
    }

    private boolean isShort() {
        return width <= NARROWEST;
    }

    /** Whether a word fits in. */
    boolean hasRoom() {
        return width >= ROOM;
    }

    private Bar with(TimedStep step) {
        List<TimedStep> more = new ArrayList<>(steps);
        more.add(step);
        return new Bar(more, left, width, row);
    }

    private static int row(List<Double> ends, double left, double width) {
        for (int row = 0; row < ends.size(); row++) {
            if (ends.get(row) <= left) {
                ends.set(row, left + width);
                return row;
            }
        }
        ends.add(left + width);
        return ends.size() - 1;
    }
}

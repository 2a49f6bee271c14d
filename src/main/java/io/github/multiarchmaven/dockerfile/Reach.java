package io.github.multiarchmaven.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which stages BuildKit builds: those that the target cannot do without; it skips all others. */
final class Reach {

    private final List<ResolvedStage> stages;
    private final boolean[] certain;
    private final boolean[] possible;

    Reach(List<ResolvedStage> stages, int target) {
        this.stages = stages;
        this.certain = new boolean[stages.size()];
        this.possible = new boolean[stages.size()];
        followCertain(target);
        followPossible(target);
    }

    /** Empty if the stage is skipped. */
    Optional<Certainty> of(int stage) {
        if (certain[stage]) {
            return Optional.of(Certainty.CERTAIN);
        }
        return possible[stage] ? Optional.of(Certainty.UNSURE) : Optional.empty();
    }

    private void followCertain(int target) {
        Deque<Integer> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty()) {
            int stage = open.pop();
            if (isNew(stage, certain)) {
                open.addAll(stages.get(stage).needs().stages());
            }
        }
    }

    private void followPossible(int target) {
        Deque<Integer> open = new ArrayDeque<>(List.of(target));
        int opened = 0;
        while (!open.isEmpty()) {
            int stage = open.pop();
            if (isNew(stage, possible)) {
                Needs needs = stages.get(stage).needs();
                open.addAll(needs.stages());
                if (needs.anyEarlier()) {
                    IntStream.range(opened, stage).forEach(open::add);
                    opened = Math.max(opened, stage);
                }
            }
        }
    }

    /** An index may be out of bounds, on either side: it is a number that stands in the file. BuildKit refuses it. */
    private static boolean isNew(int stage, boolean[] reached) {
        if (stage < 0 || stage >= reached.length || reached[stage]) {
            return false;
        }
        reached[stage] = true;
        return true;
    }
}

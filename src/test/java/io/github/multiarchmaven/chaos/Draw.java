package io.github.multiarchmaven.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The rounds of a seed: the same ones each time, whatever comes of them. The first ones of a longer game are those of a shorter. */
final class Draw {

    /** How long a goal takes on an idle machine, without Maven's start, and some more. */
    private static final int LONGEST_BUILD = 4500;

    private static final int LONGEST_OTHER = 1500;

    /** What {@link Scene} has the goals send. */
    private static final int MOST_KILOBYTES = 2 * Scene.KILOBYTES;

    private final Random random;
    private final List<Goal> goals = new ArrayList<>();
    private final Map<Goal, List<Fault>> faults = new EnumMap<>(Goal.class);

    private Draw(long seed) {
        this.random = new Random(seed);
    }

    /** So many rounds. */
    static List<Round> rounds(long seed, int count) {
        Draw draw = new Draw(seed);
        List<Round> rounds = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            rounds.add(draw.next(number));
        }
        return rounds;
    }

    private Round next(int number) {
        if (goals.isEmpty()) {
            goals.addAll(List.of(Goal.values()));
            // it takes longest, and most can happen to it
            goals.add(Goal.BUILD);
            Collections.shuffle(goals, random);
        }
        Goal goal = goals.remove(goals.size() - 1);
        Fault fault = fault(goal);
        return new Round(number, goal, fault, moment(goal, fault));
    }

    /** Each one comes before any comes again. */
    private Fault fault(Goal goal) {
        List<Fault> left = faults.computeIfAbsent(goal, any -> new ArrayList<>());
        if (left.isEmpty()) {
            left.addAll(Fault.of(goal));
            Collections.shuffle(left, random);
        }
        return left.remove(left.size() - 1);
    }

    private Moment moment(Goal goal, Fault fault) {
        boolean counted = goal.publishes() && (!Fault.of(Goal.LOAD).contains(fault) || random.nextBoolean());
        return counted
                ? new Moment.Sent(1 + random.nextInt(MOST_KILOBYTES))
                : new Moment.After(random.nextInt(goal == Goal.BUILD ? LONGEST_BUILD : LONGEST_OTHER));
    }
}

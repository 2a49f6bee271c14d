package io.github.multiarchmaven.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What happens to a goal. */
enum Fault {
    INTERRUPT_MAVEN,
    TERMINATE_MAVEN,
    KILL_MAVEN,
    INTERRUPT_ALL,
    TERMINATE_ALL,
    KILL_ALL,
    PAUSE_ALL,
    PAUSE_AND_KILL_ALL,
    KILL_BUILDX,
    KILL_BUILDER,
    PAUSE_BUILDER,
    FILL_TARGET,
    CUT_LINE,
    REGISTRY_AWAY,
    REGISTRY_GONE;

    /** Those that can happen to a goal. */
    static List<Fault> of(Goal goal) {
        return Arrays.stream(values()).filter(fault -> fault.canHappenTo(goal)).toList();
    }

    private boolean canHappenTo(Goal goal) {
        return switch (this) {
            case KILL_BUILDX, KILL_BUILDER, PAUSE_BUILDER, FILL_TARGET -> goal == Goal.BUILD;
            case CUT_LINE, REGISTRY_AWAY, REGISTRY_GONE -> goal.publishes();
            default -> true;
        };
    }

    /** Whether the goal must succeed all the same. A builder that is paused before buildx talks to it cannot be talked to. */
    boolean isEndured() {
        return this == PAUSE_ALL || this == CUT_LINE || this == REGISTRY_AWAY;
    }

    /** Whether Maven goes on living, and so has to say what happened. */
    boolean isSurvived() {
        return this == KILL_BUILDX
                || this == KILL_BUILDER
                || this == PAUSE_BUILDER
                || this == FILL_TARGET
                || this == REGISTRY_GONE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.github.multiarchmaven.dockerfile;

import java.util.HashSet;
import java.util.Set;

/** The stages, by index, that a stage cannot be built without. */
final class Needs {

    private final Set<Integer> certain = new HashSet<>();
    private final Set<Integer> possible = new HashSet<>();
    private boolean anyEarlier;

    void add(int stage, Certainty certainty) {
        (certainty == Certainty.CERTAIN ? certain : possible).add(stage);
    }

    /** It cannot be told which of the stages above is needed. */
    void addAnyEarlier() {
        anyEarlier = true;
    }

    Set<Integer> certain() {
        return certain;
    }

    Set<Integer> possible() {
        return possible;
    }

    boolean anyEarlier() {
        return anyEarlier;
    }
}

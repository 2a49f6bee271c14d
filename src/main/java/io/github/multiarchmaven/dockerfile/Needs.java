package io.github.multiarchmaven.dockerfile;

import java.util.HashSet;
import java.util.Set;

/** The stages, by index, that a stage cannot be built without. */
final class Needs {

    private final Set<Integer> stages = new HashSet<>();
    private boolean anyEarlier;

    void add(int stage) {
        stages.add(stage);
    }

    /** It cannot be told which of the stages above is needed. */
    void addAnyEarlier() {
        anyEarlier = true;
    }

    Set<Integer> stages() {
        return stages;
    }

    boolean anyEarlier() {
        return anyEarlier;
    }
}

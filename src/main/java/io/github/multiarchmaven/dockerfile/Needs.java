package io.github.multiarchmaven.dockerfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The stages, by index, that a stage cannot be built without, and what it takes files from besides. */
final class Needs {

    private final Set<Integer> stages = new HashSet<>();
    private final List<Taken> images = new ArrayList<>();
    private final List<String> remote = new ArrayList<>();
    private boolean anyEarlier;

    /**
     * An image that an instruction takes files from.
     *
     * @param image its name, or that of the named context that replaces it
     * @param line of the instruction, counted from 1
     */
    record Taken(String image, int line) {}

    void add(int stage) {
        stages.add(stage);
    }

    /** It cannot be told which of the stages above is needed. */
    void addAnyEarlier() {
        anyEarlier = true;
    }

    void add(Taken image) {
        images.add(image);
    }

    /** @param addition with its line, for people */
    void addRemote(String addition) {
        remote.add(addition);
    }

    /** What is added from elsewhere than the context. */
    List<String> remote() {
        return remote;
    }

    List<Taken> images() {
        return images;
    }

    Set<Integer> stages() {
        return stages;
    }

    boolean anyEarlier() {
        return anyEarlier;
    }
}

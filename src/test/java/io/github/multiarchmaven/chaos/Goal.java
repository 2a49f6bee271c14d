package io.github.multiarchmaven.chaos;

import java.util.Locale;

/** What a round disturbs. */
enum Goal {
    BUILD,
    LOAD,
    PUSH,
    PROMOTE,
    MERGE;

    /** Whether it writes to a registry, so that what passes on the line to it can be counted. */
    boolean publishes() {
        return this == PUSH || this == PROMOTE || this == MERGE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

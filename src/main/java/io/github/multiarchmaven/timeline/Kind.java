package io.github.multiarchmaven.timeline;

import java.util.Locale;

/** What a step spends its time with. */
public enum Kind {
    /** Executed by the builder's own processor. */
    NATIVE,
    /** A program for another processor, executed by QEMU. */
    EMULATED,
    /** Taken from the builder's cache. */
    CACHED,
    /** Files come or go: the context, base images, the result. */
    TRANSFER;

    /** As people and scripts read it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.github.multiarchmaven.dockerfile;

/** How sure it is that something executes on a platform. */
public enum Certainty {
    CERTAIN,
    /** Could not be decided from the text, and is counted to be on the safe side. */
    UNSURE
}

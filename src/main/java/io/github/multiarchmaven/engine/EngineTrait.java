package io.github.multiarchmaven.engine;

/** What makes an engine different from the plain one. */
public enum EngineTrait {
    /** Runs as an ordinary user, in a user namespace of its own. */
    ROOTLESS,
    /** Maps the users of containers to others ({@code userns-remap}). */
    USER_NAMESPACES
}

package io.github.multiarchmaven.engine;

/** What a container may do to the machine. */
public enum Privilege {
    UNPRIVILEGED,
    /** Everything; announced to the user before it is used. */
    PRIVILEGED
}

package io.github.multiarchmaven.config;

/** When an engine pulls an image that the plugin itself runs in it; the words are those of {@code docker run --pull}. */
public enum PullPolicy {

    /** Where the engine has none of that name. */
    MISSING,

    /** Each time that a goal needs it. */
    ALWAYS,

    /** Not at all: it has to be there. */
    NEVER
}

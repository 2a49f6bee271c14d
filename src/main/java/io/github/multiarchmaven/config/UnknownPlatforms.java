package io.github.multiarchmaven.config;

/** What to do with a well-formed platform that is in no table. */
public enum UnknownPlatforms {
    REFUSED,
    /** Refused by a goal that has no setting to allow them: there is nothing to try them with. */
    REFUSED_FOR_GOOD,
    ALLOWED
}

package io.github.multiarchmaven.config;

/** What to do with a well-formed platform that is in no table. */
public enum UnknownPlatforms {
    REFUSED,
    ALLOWED
}

package io.github.multiarchmaven.config;

/** When QEMU handlers are registered. */
public enum BinfmtMode {
    /** For platforms on which the Dockerfile runs something and which the builder cannot run. */
    AUTO,
    /** For every foreign platform, whatever the Dockerfile runs. */
    ALWAYS,
    /** Never: what is missing is a problem. */
    NEVER
}

package io.github.multiarchmaven.architecture.planted.process;

/** What the planted violations import. */
public final class Target {}

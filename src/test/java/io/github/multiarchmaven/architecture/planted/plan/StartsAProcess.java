package io.github.multiarchmaven.architecture.planted.plan;

/** Planted: processes belong to the room process. */
interface StartsAProcess {

    ProcessBuilder builder();
}

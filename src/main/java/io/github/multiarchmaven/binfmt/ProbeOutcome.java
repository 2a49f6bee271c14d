package io.github.multiarchmaven.binfmt;

/** What came of executing a tiny program of a platform. */
public sealed interface ProbeOutcome {

    /** It ran and said so. */
    record Runs() implements ProbeOutcome {}

    /**
     * It did not run.
     *
     * @param evidence what engine, kernel or emulator said
     */
    record DoesNotRun(String evidence) implements ProbeOutcome {}

    /** There is no program for this platform. */
    record NoProgram() implements ProbeOutcome {}
}

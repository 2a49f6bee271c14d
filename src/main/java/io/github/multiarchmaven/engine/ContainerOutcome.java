package io.github.multiarchmaven.engine;

/** How the run of a container ended. All three are answers; what they mean is the caller's to say. */
public sealed interface ContainerOutcome {

    /**
     * It ran and ended.
     *
     * @param exitCode of its program
     * @param output what it wrote
     */
    record Exited(int exitCode, ContainerOutput output) implements ContainerOutcome {}

    /**
     * The engine could not start the program: there is none of that name, or not for this processor.
     *
     * @param message in the engine's words
     */
    record CouldNotStart(String message) implements ContainerOutcome {}

    /**
     * It was still running when its time was over, and was removed.
     *
     * @param output what it had written by then
     */
    record TimedOut(ContainerOutput output) implements ContainerOutcome {}
}

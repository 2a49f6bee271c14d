package io.github.multiarchmaven.environment;

/** What is known of the builder that will build. */
public sealed interface BuilderLook {

    /** There is none of that name. */
    record Absent() implements BuilderLook {}

    /**
     * It exists and does not run.
     *
     * @param driver as buildx calls it
     */
    record Stopped(String driver) implements BuilderLook {}

    /**
     * It runs.
     *
     * @param driver as buildx calls it
     */
    record Running(String driver) implements BuilderLook {}

    /** Whether a handler of the engine's kernel is of use to this builder. */
    default boolean sharesTheEnginesKernel() {
        return this instanceof Absent
                || (this instanceof Stopped stopped && isLocal(stopped.driver()))
                || (this instanceof Running running && isLocal(running.driver()));
    }

    private static boolean isLocal(String driver) {
        return driver.equals("docker-container") || driver.equals("docker");
    }
}

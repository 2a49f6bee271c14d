package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.model.Difference;
import java.util.List;
import java.util.Optional;

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
     * @param nodes how many BuildKits
     */
    record Running(String driver, int nodes) implements BuilderLook {

        /** With one BuildKit. */
        public Running(String driver) {
            this(driver, 1);
        }

        /** Whether it is the BuildKit in the engine that buildx has been told of: what runs natively there runs in it. */
        boolean isTheEnginesOwn() {
            return driver.equals("docker");
        }
    }

    /**
     * It is ours, and not as we would create it.
     *
     * @param driver as buildx calls it
     * @param differences in what; at least one
     */
    record Drifted(String driver, List<Difference> differences) implements BuilderLook {

        public Drifted {
            differences = List.copyOf(differences);
        }
    }

    /**
     * It has our name, or the name of our container, and is somebody else's.
     *
     * @param differences from ours; at least one
     * @param container that is in the way; empty where it is the builder itself
     */
    record Foreign(List<Difference> differences, Optional<String> container) implements BuilderLook {

        public Foreign {
            differences = List.copyOf(differences);
        }
    }

    /** A builder that needs no comparison, or has stood it. */
    static BuilderLook of(BuilderState state) {
        return state.running() ? new Running(state.driver(), state.nodes().size()) : new Stopped(state.driver());
    }

    /** Whether a handler of the engine's kernel is of use to this builder. */
    default boolean sharesTheEnginesKernel() {
        return this instanceof Absent
                || this instanceof Drifted
                || (this instanceof Stopped stopped && isLocal(stopped.driver()))
                || (this instanceof Running running && running.nodes() == 1 && isLocal(running.driver()));
    }

    private static boolean isLocal(String driver) {
        return driver.equals("docker-container") || driver.equals("docker");
    }
}

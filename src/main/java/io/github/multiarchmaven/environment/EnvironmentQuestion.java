package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.Set;

/**
 * What is to be looked at.
 *
 * @param builder who will build
 * @param platforms on which something has to run
 * @param where it has to run
 */
public record EnvironmentQuestion(BuilderQuestion builder, Set<Platform> platforms, Where where) {

    public EnvironmentQuestion {
        platforms = Set.copyOf(platforms);
    }

    /** Where programs of a platform have to run. */
    public enum Where {
        /** In the builder, through whatever it has; that is all that building needs. */
        IN_THE_BUILDER,
        /** In every container of the engine, and so by its kernel. */
        IN_THE_ENGINE
    }

    /** Who will build; it decides what can be looked with. */
    public sealed interface BuilderQuestion {

        /** As buildx knows it. */
        String name();

        /**
         * A builder of ours, which need not exist yet: its image is what we look with until it does.
         *
         * @param wanted how we would create it
         * @param image BuildKit image
         */
        record Managed(ManagedBuilder wanted, ImageReference image) implements BuilderQuestion {

            @Override
            public String name() {
                return wanted.name();
            }
        }

        /** A builder that somebody else made: we look by building in it. */
        record Existing(String name) implements BuilderQuestion {}
    }
}

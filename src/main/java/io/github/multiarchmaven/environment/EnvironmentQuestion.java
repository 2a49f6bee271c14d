package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.Collection;
import java.util.Set;

/**
 * What is to be looked at.
 *
 * @param builder who will build
 * @param platforms on which something has to run
 * @param where it has to run
 * @param built platforms that are built, where that matters
 */
public record EnvironmentQuestion(BuilderQuestion builder, Set<Platform> platforms, Where where, Set<Platform> built) {

    public EnvironmentQuestion {
        platforms = Set.copyOf(platforms);
        built = Set.copyOf(built);
    }

    /** Where nothing is built but what is run. */
    public EnvironmentQuestion(BuilderQuestion builder, Set<Platform> platforms, Where where) {
        this(builder, platforms, where, Set.of());
    }

    /** The same for a build. */
    public EnvironmentQuestion building(Collection<Platform> platforms) {
        return new EnvironmentQuestion(builder, this.platforms, where, Set.copyOf(platforms));
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

        /** A builder of ours with nodes that may be anywhere: we look by building in it. */
        record OnNodes(NodeGroup wanted) implements BuilderQuestion {

            @Override
            public String name() {
                return wanted.name();
            }
        }

        /** A builder that somebody else made: we look by building in it. */
        record Existing(String name) implements BuilderQuestion {}
    }
}

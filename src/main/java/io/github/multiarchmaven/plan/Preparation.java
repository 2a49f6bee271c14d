package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.List;

/** Something to be changed before building. */
public sealed interface Preparation {

    /** What it does, in the imperative, for the plan that a user reads. */
    String describe();

    /**
     * Registers QEMU handlers by a privileged container.
     *
     * @param platforms that have none and need one
     * @param image that does it
     */
    record RegisterHandlers(List<Platform> platforms, ImageReference image) implements Preparation {

        public RegisterHandlers {
            platforms = List.copyOf(platforms);
        }

        @Override
        public String describe() {
            return "register QEMU handlers for " + Platform.list(platforms) + " by a privileged container of " + image;
        }
    }

    /** Creates the builder. */
    record CreateBuilder(String name, ImageReference image) implements Preparation {

        @Override
        public String describe() {
            return "create the builder " + name + " (a privileged container of " + image + ", as buildx makes it)";
        }
    }

    /** Boots the builder. */
    record BootBuilder(String name) implements Preparation {

        @Override
        public String describe() {
            return "boot the builder " + name;
        }
    }
}

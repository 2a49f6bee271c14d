package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.stream.Collectors;

/** Something to be changed before building. */
public sealed interface Preparation {

    /** What it does, in the imperative, for the plan that a user reads. */
    String describe();

    /**
     * Has the kernel heed its table of handlers again, by a privileged container.
     *
     * @param image that does it
     */
    record SwitchOnHandlers(ImageReference image) implements Preparation {

        @Override
        public String describe() {
            return "switch on the kernel's table of handlers by a privileged container of " + image;
        }
    }

    /**
     * Registers QEMU handlers by a privileged container, which removes entries that are in the way before.
     *
     * @param platforms that have none and need one, or have a broken one
     * @param replaced exact names of the entries that are removed
     * @param image that does it
     */
    record RegisterHandlers(List<Platform> platforms, List<String> replaced, ImageReference image)
            implements Preparation {

        public RegisterHandlers {
            platforms = List.copyOf(platforms);
            replaced = List.copyOf(replaced);
        }

        /** Removes nothing. */
        public RegisterHandlers(List<Platform> platforms, ImageReference image) {
            this(platforms, List.of(), image);
        }

        @Override
        public String describe() {
            String removal = replaced.isEmpty() ? "" : "remove the broken " + String.join(", ", replaced) + " and ";
            return removal + "register QEMU handlers for " + Platform.list(platforms) + " by a privileged container of "
                    + image;
        }
    }

    /**
     * Registers QEMU handlers for what may not need them; the build goes on without them where that fails.
     *
     * @param platforms that have none
     * @param image that does it, in a privileged container
     */
    record TryHandlers(List<Platform> platforms, ImageReference image) implements Preparation {

        public TryHandlers {
            platforms = List.copyOf(platforms);
        }

        @Override
        public String describe() {
            return "to be on the safe side, register QEMU handlers for " + Platform.list(platforms)
                    + " by a privileged container of " + image + ", and go on if that fails";
        }
    }

    /** Creates the builder. */
    record CreateBuilder(String name, ImageReference image) implements Preparation {

        @Override
        public String describe() {
            return "create the builder " + name + " (a privileged container of " + image + ", as buildx makes it)";
        }
    }

    /**
     * Creates a builder of several nodes.
     *
     * @param driver of buildx
     */
    record CreateNodes(String name, String driver, List<BuilderNode> nodes) implements Preparation {

        public CreateNodes {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String describe() {
            return "create the builder " + name + " with the driver " + driver + " on " + listed(nodes);
        }
    }

    /**
     * Creates a builder of several nodes anew, which is not as it should be, and keeps what caches it has.
     *
     * @param differences what is not as it should be
     */
    record RecreateNodes(String name, List<BuilderNode> nodes, List<Difference> differences) implements Preparation {

        public RecreateNodes {
            nodes = List.copyOf(nodes);
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "create the builder " + name + " anew, on " + listed(nodes) + ", and keep its caches ("
                    + listed(differences) + ")";
        }
    }

    private static String listed(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    /** Has the builder find out again what it can run. */
    record RestartBuilder(String name) implements Preparation {

        @Override
        public String describe() {
            return "stop and boot the builder " + name + ", for it goes by handlers that are no more";
        }
    }

    /**
     * Creates the builder anew, which is not as it should be, and keeps its cache.
     *
     * @param differences what is not as it should be
     */
    record RecreateBuilder(String name, ImageReference image, List<Difference> differences) implements Preparation {

        public RecreateBuilder {
            differences = List.copyOf(differences);
        }

        @Override
        public String describe() {
            return "create the builder " + name + " anew, a privileged container of " + image
                    + ", and keep its cache ("
                    + listed(differences) + ")";
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

package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.PrintableAddress;
import io.github.multiarchmaven.model.UnprintedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code buildx inspect} says of a builder.
 *
 * @param name of the builder
 * @param driver such as {@code docker-container}
 * @param nodes its BuildKits
 * @param errors its "Error:" lines; inspect exits 0 with them (buildx, commands/inspect.go)
 */
public record BuilderState(String name, String driver, List<Node> nodes, List<String> errors) {

    public BuilderState {
        nodes = List.copyOf(nodes);
        errors = List.copyOf(errors);
    }

    /** Whether every node runs and nothing is wrong. */
    public boolean running() {
        return errors.isEmpty()
                && !nodes.isEmpty()
                && nodes.stream().allMatch(node -> node.status().equals("running"));
    }

    /**
     * One BuildKit.
     *
     * @param name of the node
     * @param endpoint the engine or address that it was created with
     * @param status such as {@code running}, {@code inactive}, {@code stopped}; empty where inspect gives none
     * @param buildkit its version, once it has run
     * @param configured platforms that it was created for, to be preferred to other nodes
     * @param platforms that it lists, once it has run: a hint and no proof, because BuildKit never takes one off its list
     *     again and older ones leave out some that run (moby/buildkit, worker/base/worker.go, "Platforms")
     * @param driverOpts as they were given when it was created
     * @param error what keeps buildx from asking it; inspect exits 0 with it (buildx, commands/inspect.go)
     */
    public record Node(
            String name,
            String endpoint,
            String status,
            Optional<String> buildkit,
            List<Platform> configured,
            List<Platform> platforms,
            Map<String, String> driverOpts,
            Optional<String> error) {

        public Node {
            configured = List.copyOf(configured);
            platforms = List.copyOf(platforms);
            driverOpts = UnprintedValues.of(driverOpts);
        }

        /** Created for no platform in particular, and nothing is wrong with it. */
        public Node(
                String name,
                String endpoint,
                String status,
                Optional<String> buildkit,
                List<Platform> platforms,
                Map<String, String> driverOpts) {
            this(name, endpoint, status, buildkit, List.of(), platforms, driverOpts, Optional.empty());
        }

        /** Where it is, for people. */
        public String printableEndpoint() {
            return PrintableAddress.of(endpoint);
        }

        /** The container that the docker-container driver makes for it. */
        public String container() {
            return containerOf(name);
        }

        /** The same of a node that is known by name (buildx, driver/manager.go, "BuilderName"). */
        public static String containerOf(String node) {
            return "buildx_buildkit_" + node;
        }

        /** The volume with its cache (buildx, driver/docker-container/driver.go, "volumeStateSuffix"). */
        public String volume() {
            return container() + "_state";
        }
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawNode;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Understands {@code <nodes>} of {@code <builder>}. */
final class NodesReader {

    static final String CONTAINER = "docker-container";
    static final String REMOTE = "remote";
    static final String KUBERNETES = "kubernetes";

    /** The options of the remote driver that name files (buildx, driver/remote/factory.go). */
    private static final List<String> FILES = List.of("cacert", "cert", "key");

    private final RawBuilder raw;
    private final String driver;
    private final Optional<String> image;
    private final Problems problems;

    /**
     * A reader for one builder.
     *
     * @param driver of buildx
     * @param image of BuildKit, where the driver runs one
     */
    NodesReader(RawBuilder raw, String driver, Optional<String> image, Problems problems) {
        this.raw = raw;
        this.driver = driver;
        this.image = image;
        this.problems = problems;
    }

    Optional<BuilderChoice> read(Optional<BuildkitdConfig> config) {
        if (raw.nodes().isEmpty() && driver.equals(REMOTE)) {
            problems.add(
                    ProblemCode.NODE_INVALID,
                    "<builder><driver> is remote, and there is no node",
                    "this driver takes BuildKits that run somewhere, and has to know where",
                    "name each of them: <nodes><node><endpoint>tcp://build-host:1234</endpoint></node></nodes>");
            return Optional.empty();
        }
        if (driver.equals(REMOTE)
                && (raw.image().isPresent() || raw.buildkitdConfig().isPresent())) {
            problems.add(
                    ProblemCode.BUILDER_SETTINGS_UNUSED,
                    "<builder><driver> is remote, beside settings for a new BuildKit",
                    "a BuildKit that runs already has an image and a configuration: <image> and <buildkitdConfig> would do"
                            + " nothing",
                    "remove them");
        }
        List<RawNode> written = raw.nodes().isEmpty() ? List.of(RawNode.NOTHING) : raw.nodes();
        List<BuilderNode> nodes = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            nodes.add(read(written.get(i), "node " + (i + 1) + " of <builder>"));
        }
        refuseTwice(nodes);
        return Optional.of(new BuilderChoice.OnNodes(driver, nodes, config));
    }

    private BuilderNode read(RawNode node, String name) {
        String endpoint = node.endpoint().map(String::strip).orElse("");
        if (driver.equals(KUBERNETES) != endpoint.isEmpty()) {
            problems.add(
                    ProblemCode.NODE_INVALID,
                    endpoint.isEmpty() ? name + " has no <endpoint>" : name + " has an <endpoint>",
                    driver.equals(KUBERNETES)
                            ? "buildx makes a deployment in the cluster of KUBECONFIG for it"
                            : "it is the address of a machine, and nothing else of a node says where that is",
                    driver.equals(KUBERNETES)
                            ? "remove it; <driverOpts> has namespace, replicas, nodeselector and the like"
                            : driver.equals(REMOTE)
                                    ? "write the address of a BuildKit, such as tcp://build-host:1234"
                                    : "write the address of an engine, such as ssh://user@build-host, or the name of a docker"
                                            + " context");
        }
        new EndpointReader(name, problems).check(endpoint, driver);
        Map<String, String> options = new HashMap<>(raw.driverOpts());
        options.putAll(node.driverOpts());
        image.ifPresent(text -> options.putIfAbsent("image", text));
        if (driver.equals(REMOTE)) {
            FILES.forEach(option -> options.computeIfPresent(option, (key, file) -> file(name, key, file)));
            new RemoteNodeReader(name, problems).check(endpoint, options);
        }
        List<Platform> platforms =
                new PlatformsReader(UnknownPlatforms.ALLOWED, problems).read(node.platforms(), "platforms");
        return new BuilderNode(endpoint, platforms, options);
    }

    private String file(String node, String option, String text) {
        Path file = raw.folder().resolve(text.strip());
        if (!Files.isReadable(file)) {
            problems.add(
                    ProblemCode.NODE_INVALID,
                    "the driver option " + option + " of " + node + " names a file that cannot be read",
                    file + " is not there, or is not for this user",
                    "correct the path, as seen from " + raw.folder());
        }
        return file.toString();
    }

    /** buildx refuses the one ("invalid duplicate endpoint") and lets the last node have the other (store/nodegroup.go). */
    private void refuseTwice(List<BuilderNode> nodes) {
        Map<String, String> endpoints = new HashMap<>();
        Map<Platform, String> platforms = new HashMap<>();
        for (BuilderNode node : nodes) {
            if (!node.endpoint().isEmpty() && endpoints.put(node.endpoint(), "") != null) {
                problems.add(
                        ProblemCode.NODE_INVALID,
                        "two nodes of <builder> have the endpoint " + node.place(),
                        "each node is a machine of its own",
                        "remove one of them");
            }
            for (Platform platform : node.platforms()) {
                String earlier = platforms.putIfAbsent(platform, node.place());
                if (earlier != null) {
                    problems.add(
                            ProblemCode.NODE_INVALID,
                            platform + " is given to two nodes of <builder>",
                            earlier + " and " + node.place() + " cannot both be the one to build it",
                            "remove it from one of them");
                }
            }
        }
    }
}

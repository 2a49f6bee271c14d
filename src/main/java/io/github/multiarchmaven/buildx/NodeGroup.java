package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A builder of ours with nodes of the user's choice. As with {@link ManagedBuilder} its name follows from its settings.
 *
 * @param driver of buildx
 * @param nodes at least one
 * @param config BuildKit's configuration in TOML, for all nodes; empty to leave it to buildx
 */
public record NodeGroup(String driver, List<BuilderNode> nodes, Optional<BuildkitdConfig> config) {

    private static final String NAME_PREFIX = ManagedBuilder.NAME_PREFIX + "nodes-";
    private static final int NAME_DIGITS = 10;

    public NodeGroup {
        nodes = List.copyOf(nodes);
    }

    /** Whether a builder of ours of that name is such a one. */
    public static boolean isNamed(String builder) {
        return builder.startsWith(NAME_PREFIX);
    }

    /** The name as buildx knows it. */
    public String name() {
        StringBuilder settings = new StringBuilder(ManagedBuilder.line(driver));
        nodes.forEach(node -> {
            settings.append(ManagedBuilder.line(node.endpoint()))
                    .append(ManagedBuilder.line(Platform.list(node.platforms())));
            new TreeMap<>(node.driverOpts())
                    .forEach((option, value) ->
                            settings.append(ManagedBuilder.line(option)).append(ManagedBuilder.line(value)));
            settings.append('\n');
        });
        config.ifPresent(text -> settings.append(ManagedBuilder.lines(text)));
        return NAME_PREFIX
                + Digest.ofContent(settings.toString().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, NAME_DIGITS);
    }

    /** The name of a node, with its number counted from 1, as the POM's reader counts. */
    public String nameOf(int node) {
        return name() + "-" + (node + 1);
    }
}

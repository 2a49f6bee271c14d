package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.model.Platform;
import java.util.List;

/** The nodes of a builder for people. */
final class NodeLines {

    private NodeLines() {}

    /** All there is to say of the one node of a builder; of several, how many there are. */
    static String summary(BuilderState builder) {
        List<BuilderState.Node> nodes = builder.nodes();
        return nodes.size() == 1
                ? state(nodes.get(0))
                : (builder.running() ? "running" : "not running") + ", " + builder.driver() + ", " + nodes.size()
                        + " nodes";
    }

    /** A line for each of several nodes, and one for each that does not run, with the cause. */
    static List<String> of(BuilderState builder, BuilderFindings findings) {
        return builder.nodes().size() == 1
                ? trouble(builder, builder.nodes().get(0), findings)
                : builder.nodes().stream()
                        .map(node ->
                                node.name() + " " + state(node) + platforms(node) + suffix(findings.troubleOf(node)))
                        .toList();
    }

    /** Where buildx says it itself it is among the errors of the builder. */
    private static List<String> trouble(BuilderState builder, BuilderState.Node node, BuilderFindings findings) {
        String trouble = findings.troubleOf(node);
        return trouble.isEmpty() || builder.errors().contains(trouble) ? List.of() : List.of(trouble);
    }

    private static String state(BuilderState.Node node) {
        return (node.status().isEmpty() ? "in an unknown state" : node.status())
                + node.buildkit().map(version -> ", BuildKit " + version).orElse("")
                + ", at " + node.printableEndpoint();
    }

    private static String platforms(BuilderState.Node node) {
        return (node.configured().isEmpty() ? "" : ", made for " + Platform.list(node.configured()))
                + (node.platforms().isEmpty() ? "" : ", lists " + Platform.list(node.platforms()));
    }

    private static String suffix(String trouble) {
        return trouble.isEmpty() ? "" : ": " + trouble;
    }
}

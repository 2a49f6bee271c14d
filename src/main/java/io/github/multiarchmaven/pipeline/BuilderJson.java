package io.github.multiarchmaven.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.model.Platform;
import java.util.List;

/** A builder and its nodes for programs. */
final class BuilderJson {

    private BuilderJson() {}

    /** What is said of the builder itself is what is so of its first node: at first a builder had one. */
    static void write(ObjectNode object, BuilderState builder, BuilderFindings findings) {
        object.put("name", builder.name());
        object.put("driver", builder.driver());
        // one in a cluster that cannot be reached may list none
        builder.nodes().stream().findFirst().ifPresent(node -> node(object, node));
        ArrayNode errors = object.putArray("errors");
        builder.errors().forEach(errors::add);
        ArrayNode given = object.putArray("given");
        findings.given().getOrDefault(builder.name(), List.of()).forEach(given::add);
        ArrayNode nodes = object.putArray("nodes");
        for (BuilderState.Node node : builder.nodes()) {
            ObjectNode each = nodes.addObject();
            each.put("name", node.name());
            node(each, node);
            platforms(each.putArray("configuredPlatforms"), node.configured());
            each.put("detail", findings.troubleOf(node));
        }
    }

    private static void node(ObjectNode object, BuilderState.Node node) {
        object.put("status", node.status());
        object.put("endpoint", node.printableEndpoint());
        node.buildkit().ifPresent(version -> object.put("buildkit", version));
        platforms(object.putArray("listedPlatforms"), node.platforms());
    }

    private static void platforms(ArrayNode array, List<Platform> platforms) {
        platforms.forEach(platform -> array.add(platform.toString()));
    }
}

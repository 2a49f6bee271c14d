package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of buildx: platforms that are built from the same on the same node.
 *
 * @param group what is built
 * @param place the node; empty where the builder has one, or nobody knows yet
 */
public record PlannedBuild(Sources.Group group, Optional<Placement> place) {

    /**
     * What it takes to build these platforms. Where a layout is to be written, each node builds by itself: several cannot
     * write one together (buildx, build/build.go, "oci for multi-node builds currently not supported").
     *
     * @param placements where each platform is built; none where the builder has one node
     */
    public static List<PlannedBuild> of(BuildSpec spec, List<Platform> platforms, Map<Platform, Placement> placements) {
        boolean layout = spec.manner().outputs().stream().anyMatch(Output.Oci.class::isInstance);
        Map<Platform, Placement> apart = layout ? placements : Map.of();
        return spec.sources().groups(platforms).stream()
                .flatMap(group -> onEachNode(group, apart).stream())
                .toList();
    }

    private static List<PlannedBuild> onEachNode(Sources.Group group, Map<Platform, Placement> placements) {
        Map<Optional<Placement>, List<Platform>> nodes = new LinkedHashMap<>();
        group.platforms()
                .forEach(platform -> nodes.computeIfAbsent(
                                Optional.ofNullable(placements.get(platform)), none -> new ArrayList<>())
                        .add(platform));
        return nodes.entrySet().stream()
                .map(entry -> new PlannedBuild(new Sources.Group(entry.getValue(), group.source()), entry.getKey()))
                .toList();
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.GivenSettings;
import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.buildx.OrphanedCache;
import io.github.multiarchmaven.buildx.SilentNodes;
import io.github.multiarchmaven.buildx.StrayConfig;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.environment.BuilderComparison;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is to say about builders of ours besides what buildx says of them.
 *
 * @param images that they run, by name and by what they were when the container was made
 * @param given what each was given, in words
 * @param differences of each from the one that would build
 * @param silent names of nodes that do not answer, and why
 * @param obstacles why the one that would build cannot be made
 * @param strayConfig that buildx gives to builders without a configuration
 * @param orphanedCaches volumes of builders that are gone
 */
record BuilderFindings(
        Map<String, String> images,
        Map<String, List<String>> given,
        Map<String, List<Difference>> differences,
        Map<String, String> silent,
        List<Difference> obstacles,
        Optional<Path> strayConfig,
        List<String> orphanedCaches) {

    static final BuilderFindings NONE =
            new BuilderFindings(Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Optional.empty(), List.of());

    BuilderFindings {
        images = Map.copyOf(images);
        given = Map.copyOf(given);
        differences = Map.copyOf(differences);
        silent = Map.copyOf(silent);
        obstacles = List.copyOf(obstacles);
        orphanedCaches = List.copyOf(orphanedCaches);
    }

    /**
     * Looks, and changes nothing.
     *
     * @param wanted the builder that would build, if it is of ours
     * @param look at it
     * @param ours all builders of ours on this engine
     * @param names of all builders that are named as ours are
     */
    static BuilderFindings of(
            Engine engine,
            Optional<ManagedBuilder> wanted,
            BuilderLook look,
            List<BuilderState> ours,
            Collection<String> names) {
        Map<String, List<Difference>> differences = new HashMap<>();
        wanted.ifPresent(builder -> ours.stream()
                .filter(state -> !NodeGroup.isNamed(state.name()))
                .forEach(state -> differences.put(state.name(), differences(engine, builder, state))));
        return new BuilderFindings(
                images(engine, ours),
                ours.stream().collect(Collectors.toMap(BuilderState::name, state -> given(engine, state))),
                differences,
                SilentNodes.reasons(ours),
                look instanceof BuilderLook.Foreign foreign ? foreign.differences() : List.of(),
                StrayConfig.find(Surroundings.ofThisProcess()),
                OrphanedCache.among(engine.unusedVolumes(OrphanedCache.PREFIX), names));
    }

    /** Of those whose container is in this engine. */
    private static Map<String, String> images(Engine engine, List<BuilderState> ours) {
        Map<String, String> images = new HashMap<>();
        ours.forEach(state -> state.nodes().stream()
                .findFirst()
                .flatMap(node -> engine.container(node.container()))
                .filter(container -> !container.imageId().isEmpty())
                .ifPresent(container -> images.put(state.name(), container.image() + ", " + container.imageId())));
        return images;
    }

    /** Nodes of one builder are given the same; what is in a container that is not in this engine is not seen. */
    private static List<String> given(Engine engine, BuilderState builder) {
        return builder.nodes().stream()
                .findFirst()
                .map(node -> Stream.concat(
                                GivenSettings.in(node.driverOpts()).stream(),
                                engine.textIn(node.container(), GivenSettings.FILE).stream()
                                        .flatMap(toml -> GivenSettings.in(toml).stream()))
                        .toList())
                .orElse(List.of());
    }

    private static List<Difference> differences(Engine engine, ManagedBuilder wanted, BuilderState state) {
        BuilderComparison comparison = new BuilderComparison(
                wanted,
                Optional.of(state),
                engine.container(state.nodes().get(0).container()));
        return Stream.of(comparison.differences(), comparison.remarks())
                .flatMap(List::stream)
                .toList();
    }

    /** What keeps a node from building; empty if nothing does, or nothing is known. */
    String troubleOf(BuilderState.Node node) {
        return node.error().orElseGet(() -> silent.getOrDefault(node.name(), ""));
    }

    /** The lines about one builder. */
    List<String> linesOf(String builder) {
        return Stream.of(
                        Optional.ofNullable(images.get(builder)).map(image -> "runs " + image).stream(),
                        given.getOrDefault(builder, List.of()).stream().map(words -> "has " + words),
                        differences.getOrDefault(builder, List.of()).stream().map(Difference::toString))
                .flatMap(lines -> lines)
                .toList();
    }

    /** The lines about no single builder. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        obstacles.forEach(obstacle -> lines.add("Builder  somebody else's is in the way of ours: " + obstacle));
        strayConfig.ifPresent(file -> lines.add("Builder  buildx gives new ones the configuration in " + file
                + "; <buildkitdConfig> of <builder> replaces it"));
        orphanedCaches.forEach(volume ->
                lines.add("Volume   " + volume + ": the cache of a builder that is gone; teardown removes it"));
        return lines;
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildMetadata;
import io.github.multiarchmaven.buildx.ImageBuild;
import io.github.multiarchmaven.buildx.progress.BuildCall.OwnNetwork;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.layout.LayoutPart;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.layout.store.Seeds;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.process.Workers;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Has an image built: by one call of buildx, or, where not all platforms are built from the same, by several at once, whose
 * layouts become one.
 */
final class GroupedBuild {

    private final ImageBuild build;
    private final BuilderNetwork networks;
    private final LostBuilder lost;
    private final Results results;
    private final BuildLog log;

    GroupedBuild(ImageBuild build, BuilderNetwork networks, LostBuilder lost, Results results, BuildLog log) {
        this.build = build;
        this.lost = lost;
        this.networks = networks;
        this.results = results;
        this.log = log;
    }

    /**
     * Builds. That this returns proves nothing yet.
     *
     * @param plan what has been decided
     * @param placements where each platform is built; none where the builder has one node
     * @return the times of each call
     * @throws ProblemException why it failed, each of the calls that did
     */
    List<TimedCall> run(BuildScene scene, BuildPlan plan, Map<Platform, Placement> placements, Staging staging) {
        Set<Platform> natives = plan.natives();
        Optional<OwnNetwork> network = networks.of(scene.builderChoice());
        List<GroupScene> groups = scene.groups(placements);
        results.dropTranscriptsOfParts(scene.spec().naming().id());
        return log.building(
                scene.spec().naming().firstName(),
                scene.platforms(),
                () -> found(scene, () -> build(scene, groups, natives, network, staging)));
    }

    private List<TimedCall> found(BuildScene scene, Supplier<List<TimedCall>> built) {
        try {
            return built.get();
        } catch (ProblemException e) {
            throw lost.examined(e, scene.builderChoice(), scene.builderName());
        }
    }

    private List<TimedCall> build(
            BuildScene scene,
            List<GroupScene> groups,
            Set<Platform> natives,
            Optional<OwnNetwork> network,
            Staging staging) {
        String id = scene.spec().naming().id();
        if (groups.size() == 1) {
            GroupScene only = groups.get(0);
            TimedCall call = build.run(only.request(staging), only.inWords(natives, network), results.transcriptOf(id));
            warnOfAnotherNode(only, staging);
            return List.of(call);
        }
        List<Part> parts = IntStream.range(0, groups.size())
                .mapToObj(i -> new Part(groups.get(i), staging.part(String.valueOf(i + 1))))
                .toList();
        parts.forEach(part -> part.beginWith(staging, log));
        List<TimedCall> times =
                all(parts, natives, network, id, scene.spec().manner().parallelism());
        if (scene.spec().manner().outputs().stream().anyMatch(Output.Oci.class::isInstance)) {
            join(scene, parts, staging);
        }
        return times;
    }

    /** Each is given the time to end, so that the builder remembers what it has done. */
    private List<TimedCall> all(
            List<Part> parts, Set<Platform> natives, Optional<OwnNetwork> network, String id, int atOnce) {
        Map<Part, List<Problem>> failed = new ConcurrentHashMap<>();
        Map<Part, TimedCall> built = new ConcurrentHashMap<>();
        try (Workers workers = new Workers("building", atOnce)) {
            workers.all(parts, part -> {
                try {
                    log.buildingFrom(
                            part.scene.group().platforms(),
                            part.scene.group().source().dockerfileName());
                    built.put(
                            part,
                            build.run(
                                    part.scene.request(part.staging),
                                    part.scene.inWords(natives, network),
                                    part.transcript(results, id)));
                    warnOfAnotherNode(part.scene, part.staging);
                } catch (ProblemException e) {
                    failed.put(part, e.problems());
                }
            });
        }
        if (!failed.isEmpty()) {
            log.builtInVain(parts.stream()
                    .filter(part -> !failed.containsKey(part))
                    .flatMap(part -> part.scene.group().platforms().stream())
                    .toList());
            throw new ProblemException(parts.stream()
                    .flatMap(part -> failed.getOrDefault(part, List.of()).stream())
                    .distinct()
                    .toList());
        }
        return parts.stream()
                .map(part -> Objects.requireNonNull(built.get(part)))
                .toList();
    }

    private void warnOfAnotherNode(GroupScene built, Staging staging) {
        PlacementCheck.warning(built.group().platforms(), built.place(), BuildMetadata.in(staging.metadata()))
                .ifPresent(log::warn);
    }

    private static void join(BuildScene scene, List<Part> parts, Staging staging) {
        List<LayoutPart> images = new ArrayList<>();
        for (Part part : parts) {
            OciLayout layout = BuiltLayout.in(part.staging);
            layout.ensureIndex(
                    Promised.of(scene.spec(), part.scene.group().platforms()).ofListOfOne());
            images.addAll(LayoutPart.allOf(layout));
        }
        List<Platform> order = scene.platforms();
        images.sort(Comparator.comparingInt(image -> order.indexOf(image.platform())));
        OciLayout.at(staging.layout())
                .assemble(images, Promised.of(scene.spec(), order).ofListOfOne().ofList());
    }

    private record Part(GroupScene scene, Staging staging) {

        /** With the blobs of former builds, of whichever group. */
        void beginWith(Staging whole, BuildLog log) {
            try {
                Seeds.in(staging.layout()).layLayout(whole.layout());
            } catch (IOException e) {
                log.debug("Not all blobs of " + whole.layout() + " can be used again: " + e);
            }
        }

        Path transcript(Results results, String id) {
            return results.transcriptOf(id, scene.group().platforms().get(0).folderName());
        }
    }
}

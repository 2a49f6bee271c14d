package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.buildx.OrphanedCache;
import io.github.multiarchmaven.buildx.OurBuilders;
import io.github.multiarchmaven.config.TeardownSpec;
import io.github.multiarchmaven.config.TeardownSpec.Fate;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.MachineLock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The story of {@code multiarch:teardown}. */
public final class TearDown {

    private final Tools tools;
    private final OurBuilders builders;
    private final HandlerTeardown handlers;
    private final BlobTeardown blobs;
    private final LeftFiles leftFiles;
    private final Fate caches;
    private final BuildLog log;

    public TearDown(Tools tools, TeardownSpec spec, BuildLog log) {
        this.tools = tools;
        this.builders = new OurBuilders(tools.buildx(), tools.endpoint().address());
        this.handlers = new HandlerTeardown(tools, log);
        this.blobs = new BlobTeardown(spec, log);
        this.leftFiles = LeftFiles.ofThisMachine();
        this.caches = spec.caches();
        this.log = log;
    }

    /**
     * Removes the handlers that this plugin registered, the builders that it made on this engine and what killed runs have
     * left, each whatever becomes of the others, and says what it leaves.
     *
     * @throws ProblemException with one problem for each that is there afterwards
     */
    public void run() {
        List<Problem> problems = new ArrayList<>();
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            tools.forgetProofs();
            attempt(handlers::run, problems);
            attempt(() -> removeBuilders(problems), problems);
            attempt(this::removeCaches, problems);
        }
        attempt(() -> leftFiles.remove(log::removedLeftFile), problems);
        attempt(blobs::run, problems);
        attempt(this::tellWhatStays, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems.stream().distinct().toList());
        }
    }

    private static void attempt(Runnable step, List<Problem> problems) {
        try {
            step.run();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        }
    }

    private void removeBuilders(List<Problem> problems) {
        List<BuilderState> ours = builders.all();
        if (ours.isEmpty()) {
            log.info("There is no builder of this plugin's on this engine");
        }
        ours.forEach(builder -> attempt(() -> remove(builder), problems));
    }

    /** Those that are to go. */
    private List<String> orphanedCaches() {
        return caches == Fate.GOES ? allOrphanedCaches() : List.of();
    }

    private List<String> allOrphanedCaches() {
        return OrphanedCache.among(tools.engine().unusedVolumes(OrphanedCache.PREFIX), builders.names());
    }

    private void removeCaches() {
        for (String volume : orphanedCaches()) {
            tools.engine().removeVolume(volume);
            log.removedCache(volume);
        }
    }

    private String removal(BuilderState builder) {
        if (isRecordOnly(builder)) {
            return "remove the record of the builder " + builder.name() + "; the BuildKits at "
                    + String.join(", ", placesOf(builder)) + " stay as they are";
        }
        if (keepsCaches(builder)) {
            return "remove the builder " + builder.name() + ", and keep its cache";
        }
        return NodeGroup.isNamed(builder.name())
                ? "remove the builder " + builder.name() + " and what is of it at "
                        + String.join(", ", placesOf(builder))
                : "remove the builder " + builder.name() + ", its container and its cache, the volume "
                        + OurBuilders.volumeOf(builder);
    }

    /** Those in a cluster are the cluster's to keep. */
    private boolean keepsCaches(BuilderState builder) {
        return caches == Fate.STAYS && builder.driver().equals("docker-container");
    }

    /** BuildKits that somebody else runs are not ours to end. */
    private static boolean isRecordOnly(BuilderState builder) {
        return builder.driver().equals("remote");
    }

    private static List<String> placesOf(BuilderState builder) {
        return builder.nodes().stream()
                .map(BuilderState.Node::printableEndpoint)
                .toList();
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain() {
        Stream<String> removals = builders.all().stream().map(this::removal);
        Stream<String> orphans = orphanedCaches().stream()
                .map(volume -> "remove the volume " + volume + ", the cache of a builder that is gone");
        List<String> ofHandlers = handlers.plan();
        Stream<String> left = leftFiles.find().stream().map(path -> "remove " + path + ", which a killed run has left");
        log.dryRun(Stream.of(ofHandlers.stream(), removals, orphans, left, blobs.plan().stream())
                .flatMap(steps -> steps)
                .toList());
        if (ofHandlers.isEmpty()) {
            handlers.leaveUnrecorded();
        }
        tellWhatStays();
    }

    private void remove(BuilderState builder) {
        boolean onNodes = NodeGroup.isNamed(builder.name());
        List<String> left =
                caches == Fate.GOES ? builders.remove(builder.name()) : builders.removeKeepingCaches(builder.name());
        if (onNodes) {
            left.forEach(line -> log.warn("Something of " + builder.name() + " may be left on a node: " + line));
        }
        if (isRecordOnly(builder)) {
            log.removedRecord(builder.name(), placesOf(builder));
        } else if (keepsCaches(builder)) {
            log.removedBuilderKeepingCache(
                    builder.name(),
                    builder.nodes().stream().map(BuilderState.Node::volume).toList());
        } else if (onNodes) {
            log.removedNodes(builder.name(), placesOf(builder));
        } else {
            removeVolume(builder);
        }
    }

    private void removeVolume(BuilderState builder) {
        String volume = OurBuilders.volumeOf(builder);
        if (tools.engine().hasVolume(volume)) {
            tools.engine().removeVolume(volume);
        }
        log.removedBuilder(builder.name(), volume);
    }

    private void tellWhatStays() {
        builders.others()
                .forEach(other -> log.leaving(
                        "the builder " + other.name(),
                        "it is not of this engine, or not made by this plugin: "
                                + other.driver() + " at "
                                + String.join(", ", placesOf(other))));
        log.leaving("the images of builder and handlers", "others may use them");
        if (caches == Fate.STAYS) {
            allOrphanedCaches()
                    .forEach(volume -> log.leaving(
                            "the volume " + volume,
                            "it is the cache of a builder, and multiarch.teardown.keepCache is set"));
        }
        blobs.tellWhatStays();
    }
}

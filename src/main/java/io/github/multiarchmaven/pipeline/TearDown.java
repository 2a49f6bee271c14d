package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.buildx.OrphanedCache;
import io.github.multiarchmaven.buildx.OurBuilders;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The story of {@code multiarch:teardown}. */
public final class TearDown {

    private final Tools tools;
    private final OurBuilders builders;
    private final HandlerTeardown handlers;
    private final BuildLog log;

    public TearDown(Tools tools, BuildLog log) {
        this.tools = tools;
        this.builders = new OurBuilders(tools.buildx(), tools.endpoint().address());
        this.handlers = new HandlerTeardown(tools, log);
        this.log = log;
    }

    /**
     * Removes the handlers that this plugin registered and the builders that it made on this engine, each whatever becomes
     * of the others, and says what it leaves.
     *
     * @throws ProblemException with one problem for each that is there afterwards
     */
    public void run() {
        List<Problem> problems = new ArrayList<>();
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            attempt(handlers::run, problems);
            attempt(() -> removeBuilders(problems), problems);
            attempt(this::removeCaches, problems);
        }
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

    private List<String> orphanedCaches() {
        return OrphanedCache.among(tools.engine().unusedVolumes(OrphanedCache.PREFIX), builders.names());
    }

    private void removeCaches() {
        for (String volume : orphanedCaches()) {
            tools.engine().removeVolume(volume);
            log.removedCache(volume);
        }
    }

    private static String removal(BuilderState builder) {
        return NodeGroup.isNamed(builder.name())
                ? "remove the builder " + builder.name() + " and what is of it at "
                        + String.join(", ", placesOf(builder))
                : "remove the builder " + builder.name() + ", its container and its cache, the volume "
                        + OurBuilders.volumeOf(builder);
    }

    private static List<String> placesOf(BuilderState builder) {
        return builder.nodes().stream().map(BuilderState.Node::endpoint).toList();
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain() {
        Stream<String> removals = builders.all().stream().map(TearDown::removal);
        Stream<String> caches = orphanedCaches().stream()
                .map(volume -> "remove the volume " + volume + ", the cache of a builder that is gone");
        List<String> ofHandlers = handlers.plan();
        log.dryRun(Stream.of(ofHandlers.stream(), removals, caches)
                .flatMap(steps -> steps)
                .toList());
        if (ofHandlers.isEmpty()) {
            handlers.leaveUnrecorded();
        }
        tellWhatStays();
    }

    private void remove(BuilderState builder) {
        String volume = OurBuilders.volumeOf(builder);
        List<String> left = builders.remove(builder.name());
        if (NodeGroup.isNamed(builder.name())) {
            log.removedNodes(builder.name(), placesOf(builder));
            left.forEach(line -> log.warn("Something of " + builder.name() + " may be left on a node: " + line));
            return;
        }
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
        SharedBlobs.usualFolder(Surroundings.ofThisProcess())
                .filter(Files::isDirectory)
                .ifPresent(folder -> log.leaving(
                        "the blobs of former builds in " + folder,
                        "they are of no engine, and save time; the folder may be deleted"));
    }
}

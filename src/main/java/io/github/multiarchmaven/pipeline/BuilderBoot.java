package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.buildx.ConfigMask;
import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Boots builders of ours, and says what the container of one that does not boot said last. */
final class BuilderBoot {

    private static final int LAST_LINES = 10;
    private static final Set<String> STUCK = Set.of("restarting", "paused");

    private final Engine engine;
    private final Builders builders;
    private final BuildLog log;

    BuilderBoot(Engine engine, Builders builders, BuildLog log) {
        this.engine = engine;
        this.builders = builders;
        this.log = log;
    }

    /**
     * Boots it. buildx skips one that is in error.
     *
     * @throws ProblemException BUILDER_BROKEN
     */
    void boot(ManagedBuilder builder) {
        log.bootingBuilder(builder.name());
        stopIfStuck(builder);
        try {
            builders.boot(builder.name());
        } catch (ProblemException e) {
            List<String> lastWords = engine.lastLinesOf(builder.node().container(), LAST_LINES);
            stopAfter(e, builder);
            throw new ProblemException(e.problems().stream()
                    .map(problem -> explained(problem, builder, lastWords))
                    .toList());
        }
    }

    /** Only where nobody can be building in it: the engine starts its container again and again, or somebody paused it. */
    private void stopIfStuck(ManagedBuilder builder) {
        engine.container(builder.node().container())
                .filter(container -> STUCK.contains(container.status()))
                .ifPresent(container -> builders.stop(builder.name()));
    }

    private void stopAfter(ProblemException failure, ManagedBuilder builder) {
        try {
            stopIfStuck(builder);
        } catch (ProblemException e) {
            failure.addSuppressed(e);
        }
    }

    private static Problem explained(Problem problem, ManagedBuilder builder, List<String> lastWords) {
        String container = builder.node().container();
        Stream<String> evidence = problem.evidence().stream();
        String next = problem.next();
        if (!lastWords.isEmpty()) {
            evidence = Stream.concat(
                    Stream.concat(
                            evidence.filter(line -> line.regionMatches(true, 0, "error", 0, 5)),
                            Stream.of("the last words of its container " + container + ":")),
                    lastWords.stream());
            next = "see below what its container said last; correct <image>, <driverOpts> or "
                    + builder.configPlace() + " of <builder> if it is about these; to start afresh: docker buildx rm "
                    + builder.name()
                    + ", then run this again";
        }
        return Problem.of(problem.code(), problem.what(), problem.why(), next)
                .withEvidence(ConfigMask.without(builder, evidence.distinct().toList()));
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.RewriteProbe;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.DockerfileFacts.Foundation;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuilderDecision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tries whether a builder gives files another time without touching base images, where a build asks for that. */
final class TimestampTrial {

    private final RewriteProbe probe;
    private final Map<String, Optional<String>> tried = new HashMap<>();

    TimestampTrial(RewriteProbe probe) {
        this.probe = probe;
    }

    /** What keeps the engine's own BuildKit from it, as a sentence. */
    Optional<String> ofTheEnginesOwn(BuildSpec spec, DockerfileFacts facts) {
        return obstacle(spec, facts, BuilderDecision.ENGINES_OWN)
                .map(why -> "the engine's own cannot give files the output timestamp: " + why);
    }

    /** What keeps a builder from what this build asks for. */
    private Optional<String> obstacle(BuildSpec spec, DockerfileFacts facts, String builder) {
        boolean asked = spec.manner().options().timestamps().files() == Timestamps.Files.CAPPED;
        return asked && facts.foundation() == Foundation.IMAGE
                ? tried.computeIfAbsent(builder, probe::obstacle)
                : Optional.empty();
    }

    /** @throws ProblemException if there is an obstacle */
    void check(BuildSpec spec, DockerfileFacts facts, String builder) {
        obstacle(spec, facts, builder).ifPresent(why -> {
            throw new ProblemException(Problem.of(
                    ProblemCode.TIMESTAMPS_IMPOSSIBLE,
                    "the builder " + builder + " cannot give files the output timestamp",
                    why,
                    "use a newer BuildKit, by <builder><image>; or leave the times of files as they are, with"
                            + " <rewriteTimestamp>false</rewriteTimestamp>: two builds then have two digests"));
        });
    }
}

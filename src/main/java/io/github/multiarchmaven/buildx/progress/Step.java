package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A step of a build that has ended: what BuildKit calls a vertex.
 *
 * @param digest BuildKit's identity of the step within its build
 * @param platform where the step runs, as its name says; if the name is silent, the only platform of the call. In a call
 *     for one platform that is a guess for stages that pin another one ({@code FROM --platform=…})
 * @param name as BuildKit wrote it, such as {@code [linux/arm64 build 2/3] RUN apk add curl}
 * @param worked when BuildKit worked on it, by the builder's clock
 * @param outcome how it ended
 * @param log the last lines of its output, see {@link LogTail}
 */
public record Step(
        String digest, Optional<Platform> platform, String name, Spans worked, Outcome outcome, List<String> log) {

    public Step {
        log = List.copyOf(log);
    }

    /** The time that BuildKit spent on it. */
    public Duration duration() {
        return worked.duration();
    }

    /** The same step, ended in another way. */
    public Step withOutcome(Outcome other) {
        return new Step(digest, platform, name, worked, other, log);
    }

    /** The same step without what it wrote, its name as people may read it. */
    Step withoutLog(UnaryOperator<String> mask) {
        Outcome shown =
                outcome instanceof Outcome.Failed failed ? new Outcome.Failed(mask.apply(failed.error())) : outcome;
        return new Step(digest, platform, mask.apply(name), worked, shown, List.of());
    }

    /** Whether it is BuildKit's own work – reading the context, looking up base images, exporting – and no instruction. */
    public boolean internal() {
        return StepName.of(name).internal();
    }
}

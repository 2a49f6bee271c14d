package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happened on one platform.
 *
 * @param platform empty for what BuildKit does for all
 * @param steps in the order in which they began
 */
public record Lane(Optional<Platform> platform, List<TimedStep> steps) {

    /** How programs of a platform ran. */
    public enum Manner {
        NATIVE,
        EMULATED
    }

    /** Whether QEMU executed any of them, as far as known. */
    public Manner manner() {
        return steps.stream().anyMatch(step -> step.kind() == Kind.EMULATED) ? Manner.EMULATED : Manner.NATIVE;
    }

    public Lane {
        steps = List.copyOf(steps);
    }

    /** How long something was worked on here. */
    public Duration duration() {
        return steps.stream()
                .map(TimedStep::worked)
                .reduce(Spans.NONE, Spans::and)
                .duration();
    }

    /** Its name, for people. */
    public String title() {
        return platform.map(Platform::toString).orElse("for all platforms");
    }
}

package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.Optional;

/**
 * A step of a build, and when it was worked on.
 *
 * @param platform that it runs on; empty for what BuildKit does for all
 * @param place stage and position, such as {@code build 2/3}; empty where it has none
 * @param instruction as it stands in the Dockerfile, or what BuildKit calls its own work
 * @param source where the instruction stands, such as {@code Dockerfile:7}; empty if that is not sure
 * @param kind what its time was spent with
 * @param worked by this machine's clock
 * @param dependence how much what it makes has to do with its platform, if it was emulated
 * @param cost how much longer it took than on the builder's own processor, if it was emulated and that is known
 */
public record TimedStep(
        Optional<Platform> platform,
        String place,
        String instruction,
        Optional<String> source,
        Kind kind,
        Spans worked,
        Dependence dependence,
        Optional<EmulationCost> cost) {

    /** How long it was worked on. */
    public Duration duration() {
        return worked.duration();
    }

    /** What the processor itself would have saved, as far as known: all of it where nothing can be compared. */
    public Duration lost() {
        if (kind != Kind.EMULATED) {
            return Duration.ZERO;
        }
        Duration own = cost.map(EmulationCost::onOwn).orElse(Duration.ZERO);
        return own.compareTo(duration()) < 0 ? duration().minus(own) : Duration.ZERO;
    }

    TimedStep costing(EmulationCost known) {
        return new TimedStep(platform, place, instruction, source, kind, worked, dependence, Optional.of(known));
    }

    TimedStep depending(Dependence known) {
        return new TimedStep(platform, place, instruction, source, kind, worked, known, cost);
    }
}

package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the time of a build went. What the steps took, all together, and the gaps between them are the whole time, each moment
 * once.
 *
 * @param began the first moment, before the builder was prepared
 * @param ended the last moment
 * @param lanes one for each platform that was built for or executed, in the order of the request, and at last one for what
 *     BuildKit does for all
 * @param gaps in order
 */
public record Timeline(Instant began, Instant ended, List<Lane> lanes, List<Gap> gaps) {

    private static final Comparator<TimedStep> BY_BEGIN = Comparator.comparing(
                    (TimedStep step) -> step.worked().from().orElse(Instant.MAX))
            .thenComparing(TimedStep::place)
            .thenComparing(TimedStep::instruction);

    public Timeline {
        lanes = List.copyOf(lanes);
        gaps = List.copyOf(gaps);
    }

    /**
     * The times of a build.
     *
     * @param began before its calls
     * @param ended after its calls
     * @param calls of buildx, which may overlap
     */
    public static Timeline of(Instant began, Instant ended, List<TimedCall> calls) {
        List<TimedStep> steps = StepReading.of(calls).stream().sorted(BY_BEGIN).toList();
        Set<Optional<Platform>> platforms = new LinkedHashSet<>();
        calls.forEach(call -> call.call().platforms().forEach(platform -> platforms.add(Optional.of(platform))));
        steps.stream().map(TimedStep::platform).filter(Optional::isPresent).forEach(platforms::add);
        steps.stream().map(TimedStep::platform).filter(Optional::isEmpty).forEach(platforms::add);
        List<Lane> lanes = platforms.stream()
                .map(platform -> new Lane(
                        platform,
                        steps.stream()
                                .filter(step -> step.platform().equals(platform))
                                .toList()))
                .toList();
        return new Timeline(began, ended, lanes, new Gaps(began, ended, calls, steps).all());
    }

    /** The whole time. */
    public Duration duration() {
        return Duration.between(began, ended);
    }

    /** All steps, lane by lane. */
    public Stream<TimedStep> steps() {
        return lanes.stream().flatMap(lane -> lane.steps().stream());
    }

    /** The steps that QEMU executed, those first that cost most. */
    public List<TimedStep> byCost() {
        return steps().filter(step -> step.kind() == Kind.EMULATED)
                .sorted(Comparator.comparing(TimedStep::lost).reversed())
                .toList();
    }

    /** When steps were worked on. */
    public Spans worked() {
        return steps().map(TimedStep::worked).reduce(Spans.NONE, Spans::and);
    }
}

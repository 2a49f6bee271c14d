package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.buildx.progress.Spans.Span;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.timeline.Gap.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the times at which no step was worked on. */
final class Gaps {

    private record Boundary(Instant until, Reason before) {}

    private final Instant began;
    private final Instant ended;
    private final Spans worked;
    private final List<Boundary> boundaries;

    Gaps(Instant began, Instant ended, List<TimedCall> calls, List<TimedStep> steps) {
        this.began = began;
        this.ended = ended;
        this.worked = steps.stream().map(TimedStep::worked).reduce(Spans.NONE, Spans::and);
        Instant firstCall = calls.stream()
                .map(TimedCall::began)
                .min(Comparator.naturalOrder())
                .orElse(ended);
        Instant lastCall = calls.stream()
                .map(TimedCall::ended)
                .max(Comparator.naturalOrder())
                .orElse(ended);
        this.boundaries = List.of(
                new Boundary(firstCall, Reason.PREPARING),
                new Boundary(worked.from().orElse(lastCall), Reason.STARTING),
                new Boundary(worked.until().orElse(lastCall), Reason.BETWEEN),
                new Boundary(lastCall, Reason.ENDING),
                new Boundary(ended, Reason.PROVING));
    }

    List<Gap> all() {
        List<Gap> gaps = new ArrayList<>();
        Instant at = began;
        for (Span span : worked.within(began, ended).all()) {
            add(gaps, at, span.from());
            at = span.until();
        }
        add(gaps, at, ended);
        return gaps;
    }

    /** What lies across a boundary is two gaps. */
    private void add(List<Gap> gaps, Instant from, Instant until) {
        Instant at = from;
        for (Boundary boundary : boundaries) {
            Instant end = boundary.until().isBefore(until) ? boundary.until() : until;
            if (end.isAfter(at)) {
                gaps.add(new Gap(boundary.before(), new Span(at, end)));
                at = end;
            }
        }
    }
}

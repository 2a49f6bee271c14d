package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import java.time.Duration;
import java.time.Instant;

/**
 * Brings the times of a builder's steps to this machine's clock: a builder may be on another machine. What does not fit into
 * the call is moved until it begins or ends with it; what is too long for that shares steps with another call, and is cut.
 */
final class BuilderClock {

    private final TimedCall call;
    private final Duration shift;

    private BuilderClock(TimedCall call, Duration shift) {
        this.call = call;
        this.shift = shift;
    }

    static BuilderClock of(TimedCall call) {
        Spans all = call.steps().stream().map(Step::worked).reduce(Spans.NONE, Spans::and);
        Instant first = all.from().orElse(call.began());
        Instant last = all.until().orElse(call.ended());
        boolean fits = Duration.between(first, last).compareTo(Duration.between(call.began(), call.ended())) <= 0;
        if (fits && first.isBefore(call.began())) {
            return new BuilderClock(call, Duration.between(first, call.began()));
        }
        boolean late = fits && last.isAfter(call.ended());
        return new BuilderClock(call, late ? Duration.between(last, call.ended()) : Duration.ZERO);
    }

    /** When a step was worked on; never outside the call. */
    Spans times(Step step) {
        return step.worked().shifted(shift).within(call.began(), call.ended());
    }
}

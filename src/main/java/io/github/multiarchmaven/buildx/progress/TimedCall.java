package io.github.multiarchmaven.buildx.progress;

import java.time.Instant;
import java.util.List;

/**
 * A call of buildx that has ended, and when its steps were worked on.
 *
 * @param call what it was for
 * @param began by this machine's clock
 * @param ended by this machine's clock
 * @param steps with times by the builder's clock, in the order in which they ended; without what they wrote, and fit to be
 *     printed
 */
public record TimedCall(BuildCall call, Instant began, Instant ended, List<Step> steps) {

    public TimedCall {
        steps = List.copyOf(steps);
    }
}

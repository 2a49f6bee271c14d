package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of the run on one platform.
 *
 * @param emulation how it ran
 * @param duration with everything that it took to come so far
 * @param what was executed, for people
 * @param problem empty if everything is as it should be
 */
public record Verdict(
        Platform platform, Emulation emulation, Duration duration, String what, Optional<Problem> problem) {}

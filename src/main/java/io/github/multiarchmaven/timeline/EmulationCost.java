package io.github.multiarchmaven.timeline;

import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What the same step took without emulation.
 *
 * @param own the platform that the builder executes by itself
 * @param onOwn how long it took there
 */
public record EmulationCost(Platform own, Duration onOwn) {

    /** Shorter than this, a ratio says more about the clock than about QEMU. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** How many times as long the emulated step took; empty where that would say nothing. */
    public Optional<Double> ratio(Duration emulated) {
        return onOwn.compareTo(SHORTEST) < 0
                ? Optional.empty()
                : Optional.of((double) emulated.toNanos() / onOwn.toNanos());
    }

    /** {@code 11 times}, {@code 2.4 times}. */
    public static String inWords(double ratio) {
        return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f times" : "%.0f times", ratio);
    }
}

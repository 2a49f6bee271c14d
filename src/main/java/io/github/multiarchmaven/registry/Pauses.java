package io.github.multiarchmaven.registry;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before something is tried again: twice as long each time, up to a limit, and not at the same moment as
 * everybody else.
 */
final class Pauses {

    /** A server that wants a longer pause is not waited for. */
    static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MOST_DIGITS = 9;

    private final Clock clock;
    private final DoubleSupplier chance;
    private final Sleeper sleeper;

    /** @param chance from 0 to 1 */
    Pauses(Clock clock, DoubleSupplier chance, Sleeper sleeper) {
        this.clock = clock;
        this.chance = chance;
        this.sleeper = sleeper;
    }

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {

        void sleep(Duration pause) throws InterruptedException;
    }

    static Pauses real() {
        return new Pauses(
                Clock.systemUTC(),
                () -> ThreadLocalRandom.current().nextDouble(),
                pause -> Thread.sleep(pause.toMillis()));
    }

    Instant now() {
        return clock.instant();
    }

    /** After so many failures, between half of the usual pause and all of it. */
    Duration after(int failures) {
        Duration usual = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        long whole = (usual.compareTo(LONGEST) > 0 ? LONGEST : usual).toMillis();
        return Duration.ofMillis(whole / 2 + (long) (chance.getAsDouble() * (whole - whole / 2)));
    }

    /** What a {@code Retry-After} means, in seconds or as a date (RFC 9110, section 10.2.3); empty if it means nothing. */
    Optional<Duration> asked(String header) {
        String text = header.strip();
        if (text.matches("[0-9]+")) {
            return Optional.of(
                    text.length() > MOST_DIGITS
                            ? LONGEST_ASKED.multipliedBy(2)
                            : Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            Duration left = Duration.between(now(), then);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void sleep(Duration pause) throws InterruptedException {
        sleeper.sleep(pause);
    }
}

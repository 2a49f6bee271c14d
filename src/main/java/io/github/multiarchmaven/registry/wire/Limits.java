package io.github.multiarchmaven.registry.wire;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection is there, TLS included for each step
 * @param silence without a byte, sent or received
 * @param whole from the beginning to the last byte of the answer
 */
public record Limits(Duration connect, Duration silence, Duration whole) {

    /** 20 seconds, 60 seconds, 1 hour. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofHours(1));
}

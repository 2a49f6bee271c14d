package io.github.multiarchmaven.registry.wire;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until a socket is there, and until it carries us, a proxy and TLS included
 * @param silence without a byte, sent or received
 * @param small from the beginning to the last byte of the answer, for all but blobs: a server that sends a byte now and
 *     then is never silent
 * @param blob the same for a blob on its way, there or back
 */
public record Limits(Duration connect, Duration silence, Duration small, Duration blob) {

    /** 20 seconds, 60 seconds, 2 minutes, 1 hour. */
    public static final Limits USUAL =
            new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(2), Duration.ofHours(1));

    Duration whole(Call.Size size) {
        return switch (size) {
            case SMALL -> small;
            case BLOB -> blob;
        };
    }
}

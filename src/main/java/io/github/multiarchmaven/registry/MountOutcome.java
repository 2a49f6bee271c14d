package io.github.multiarchmaven.registry;

import java.net.URI;

/** What a registry made of the wish to take over a blob from another of its repositories. */
public sealed interface MountOutcome {

    /** The blob is there. */
    record Mounted() implements MountOutcome {}

    /**
     * The registry wants it sent.
     *
     * @param location where to
     */
    record SendIt(URI location) implements MountOutcome {

        /** Without the query, which may be secret. */
        @Override
        public String toString() {
            return "to be sent to " + location.getHost();
        }
    }
}

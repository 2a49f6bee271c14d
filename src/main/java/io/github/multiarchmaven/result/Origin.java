package io.github.multiarchmaven.result;

import java.util.Optional;

/**
 * What a result was made from, as far as that is known: images of other sources are no image of one.
 *
 * @param version of the project
 * @param revision of its sources, as version control names it
 */
public record Origin(Optional<String> version, Optional<String> revision) {

    /** Nobody has said. */
    public static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());
}

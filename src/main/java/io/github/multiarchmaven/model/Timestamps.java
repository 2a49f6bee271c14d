package io.github.multiarchmaven.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The times that an image shows. An image that is to be the same whenever it is built must not show when that was.
 *
 * @param created of the image and each step of its history, in whole seconds; empty where the build decides
 * @param files of the files that the build adds
 */
public record Timestamps(Optional<Instant> created, Files files) {

    /** The build argument that BuildKit takes it by (reproducible-builds.org, "SOURCE_DATE_EPOCH"). */
    public static final String EPOCH = "SOURCE_DATE_EPOCH";

    /** The image shows when it was built. */
    public static final Timestamps OF_THE_BUILD = new Timestamps(Optional.empty(), Files.AS_THEY_ARE);

    /** Times of files. */
    public enum Files {
        /** When a step or the user made them. */
        AS_THEY_ARE,
        /** None is later than the image's own time. */
        CAPPED
    }
}

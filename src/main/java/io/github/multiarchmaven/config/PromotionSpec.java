package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.List;

/**
 * What is copied where.
 *
 * @param source with a tag or a digest
 * @param targets each with a tag
 * @param required platforms that the source must have
 * @param largerTags what becomes of a target that has platforms which the source has not
 */
public record PromotionSpec(
        ImageReference source, List<ImageReference> targets, List<Platform> required, LargerTags largerTags) {

    public PromotionSpec {
        targets = List.copyOf(targets);
        required = List.copyOf(required);
    }

    /** What becomes of a tag that is there and offers more platforms. */
    public enum LargerTags {
        REFUSED,
        /** Without looking what is there. */
        REPLACED
    }
}

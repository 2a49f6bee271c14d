package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * What is pushed where.
 *
 * @param id of the one result to push; empty for all
 * @param repositories without tag; empty to push each image to the repository of its own name
 * @param existingTags what becomes of a tag that means another image
 * @param naming whether tags are written
 */
public record PushSpec(
        Optional<String> id, List<ImageReference> repositories, ExistingTags existingTags, Naming naming) {

    public PushSpec {
        repositories = List.copyOf(repositories);
    }

    /** What becomes of a tag that is there and means another image. */
    public enum ExistingTags {
        REPLACED,
        REFUSED
    }

    /** How the image can be asked for afterwards. */
    public enum Naming {
        BY_TAGS,
        BY_DIGEST_ONLY
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The images that may be pulled and run.
 *
 * @param patterns of their names; none where all may
 */
public record AllowedImages(List<ImagePattern> patterns) {

    /** All. */
    public static final AllowedImages ALL = new AllowedImages(List.of());

    public AllowedImages {
        patterns = List.copyOf(patterns);
    }

    /** Whether everything is allowed, because nothing is said. */
    public boolean all() {
        return patterns.isEmpty();
    }

    /** Whether an image may be pulled and run. */
    public boolean allow(ImageReference image) {
        return all() || patterns.stream().anyMatch(pattern -> pattern.matches(image));
    }

    /** Whether an image may be that is named as in a Dockerfile; what is no name is not. */
    public boolean allow(String name) {
        try {
            return allow(ImageReference.of(name));
        } catch (IllegalArgumentException e) {
            return all();
        }
    }

    @Override
    public String toString() {
        return patterns.stream().map(ImagePattern::toString).collect(Collectors.joining(", "));
    }
}

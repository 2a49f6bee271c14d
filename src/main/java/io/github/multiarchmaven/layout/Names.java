package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.ImageReference;
import java.util.List;
import java.util.Map;

/**
 * The names of an image inside an archive or a layout. Each has a tag: a nameless image is hard to find in an engine and
 * hard to remove, and a tag is never made up here.
 */
final class Names {

    private Names() {}

    static List<ImageReference> requireTagged(List<ImageReference> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("an archive is written under at least one name");
        }
        names.forEach(Names::tag);
        return names;
    }

    /** As {@code docker save} writes it: {@code acme/app:1.0}. */
    static String familiar(ImageReference name) {
        return name.withTag(tag(name)).toString();
    }

    /**
     * The annotations of a layout: containerd and Docker read the first, which other tools do not know; without it Docker
     * takes the second for the whole name, and {@code latest} becomes {@code latest:latest}.
     */
    static Map<String, String> annotations(ImageReference name) {
        return Map.of(
                "io.containerd.image.name", name.withTag(tag(name)).canonical(),
                "org.opencontainers.image.ref.name", tag(name));
    }

    private static String tag(ImageReference name) {
        return name.tag().orElseThrow(() -> new IllegalArgumentException(name + " has no tag"));
    }
}

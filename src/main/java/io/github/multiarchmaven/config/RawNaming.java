package io.github.multiarchmaven.config;

import java.util.List;
import java.util.Optional;

/**
 * What was written about the names of an image.
 *
 * @param image name of the image
 * @param id name of the result
 * @param tags its tags; empty where the default is wanted
 * @param project gives what is not written
 */
public record RawNaming(Optional<String> image, Optional<String> id, List<String> tags, RawProject project) {

    /** In a project that gives its version alone. */
    public RawNaming(Optional<String> image, Optional<String> id, List<String> tags, String projectVersion) {
        this(image, id, tags, RawProject.ofVersion(projectVersion));
    }
}

package io.github.multiarchmaven.config;

import java.util.List;
import java.util.Optional;

/**
 * What was written about the names of an image.
 *
 * @param image name of the image
 * @param id name of the result
 * @param tags its tags; empty where the default is wanted
 * @param projectVersion the default tag
 */
public record RawNaming(Optional<String> image, Optional<String> id, List<String> tags, String projectVersion) {}

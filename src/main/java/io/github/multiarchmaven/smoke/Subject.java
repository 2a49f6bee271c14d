package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.Platform;

/**
 * The image of one platform.
 *
 * @param name of the image, for people
 * @param platform for which it is
 * @param location where the builder gets it, as of {@code --build-context}
 * @param launch what is executed of it
 */
public record Subject(String name, Platform platform, String location, Launch.Run launch) {}

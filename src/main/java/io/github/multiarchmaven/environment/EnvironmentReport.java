package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import java.util.Map;

/**
 * What there is, at one moment.
 *
 * @param host the engine's own platform
 * @param store how the engine keeps images
 * @param builder the builder that will build
 * @param support of each platform that was asked about
 */
public record EnvironmentReport(
        Platform host, ImageStore store, BuilderLook builder, Map<Platform, PlatformSupport> support) {

    public EnvironmentReport {
        support = Map.copyOf(support);
    }
}

package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.model.Platform;
import java.util.Map;

/**
 * What there is, at one moment.
 *
 * @param host the engine's own platform
 * @param builder the builder that will build
 * @param support of each platform that was asked about
 */
public record EnvironmentReport(Platform host, BuilderLook builder, Map<Platform, PlatformSupport> support) {

    public EnvironmentReport {
        support = Map.copyOf(support);
    }
}

package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import java.util.Map;

/**
 * What there is, at one moment.
 *
 * @param host the engine's own platform
 * @param store how the engine keeps images
 * @param builder the builder that will build
 * @param support of each platform that was asked about
 * @param placements where each platform is built; none where that is the engine's machine, or the builder does not run
 * @param handlers whether they can be registered
 */
public record EnvironmentReport(
        Platform host,
        ImageStore store,
        BuilderLook builder,
        Map<Platform, PlatformSupport> support,
        Map<Platform, Placement> placements,
        HandlerAccess handlers) {

    public EnvironmentReport {
        support = Map.copyOf(support);
        placements = Map.copyOf(placements);
    }

    /** Of a builder with one node. */
    public EnvironmentReport(
            Platform host, ImageStore store, BuilderLook builder, Map<Platform, PlatformSupport> support) {
        this(host, store, builder, support, Map.of(), HandlerAccess.FULL);
    }

    /** Whether a processor where it is built executes programs of the platform by itself. */
    public boolean isNative(Platform platform) {
        Placement placement = placements.get(platform);
        return placement == null ? platform.sameArchitecture(host) : placement.isNative(platform);
    }
}

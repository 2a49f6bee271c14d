package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The element {@code <builder>}: who builds. */
public final class BuilderParameters {

    /** Name of a builder that exists and is used as it is. Without it the plugin makes one of its own. */
    @Parameter
    private @Nullable String name;

    /** BuildKit image of the builder that the plugin makes. Default: {@code moby/buildkit:buildx-stable-1}. */
    @Parameter
    private @Nullable String image;

    /** Further options of buildx's docker-container driver for the builder that the plugin makes. */
    @Parameter
    private @Nullable Map<String, @Nullable String> driverOpts;

    /** A property fills what the POM leaves open, and a POM that names a builder leaves no image open. */
    RawBuilder toRaw(UserProperties properties) {
        return new RawBuilder(
                properties.orProperty(name, "multiarch.builder.name"),
                name == null ? properties.orProperty(image, "multiarch.builder.image") : Optional.ofNullable(image),
                BuildMojo.mapOf(driverOpts));
    }
}

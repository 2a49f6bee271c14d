package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawConfiguration.RawParts;
import io.github.multiarchmaven.config.RawConfiguration.RawPerPlatform;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** One {@code <settings>} of {@code <perPlatform>}: what is another for some platforms. */
public final class PlatformParameters {

    /** The platforms that these are for, separated by commas. */
    @Parameter
    private @Nullable String platforms;

    /** Another Dockerfile. */
    @Parameter
    private @Nullable File dockerfile;

    /** Another stage of the Dockerfile. */
    @Parameter
    private @Nullable String target;

    /** Another build context. Its {@code Dockerfile} is taken if {@code dockerfile} is set nowhere. */
    @Parameter
    private @Nullable File context;

    /** Build arguments, besides those that are for all platforms or instead of those of the same name. */
    @Parameter
    private @Nullable Map<String, @Nullable String> buildArgs;

    /** Named contexts, besides those that are for all platforms or instead of those of the same name. */
    @Parameter
    private @Nullable List<@Nullable String> buildContexts;

    /** Secrets, besides those that are for all platforms or instead of those of the same id. */
    @Parameter
    private @Nullable List<@Nullable String> secrets;

    RawPerPlatform toRaw() {
        return new RawPerPlatform(
                platforms == null || platforms.isBlank()
                        ? List.of()
                        : Stream.of(platforms.split(",", -1)).map(String::strip).toList(),
                new RawParts(
                        Optional.ofNullable(context).map(File::toPath),
                        Optional.ofNullable(dockerfile).map(File::toPath),
                        Optional.ofNullable(target),
                        BuildMojo.mapOf(buildArgs),
                        BuildMojo.listOf(buildContexts),
                        BuildMojo.listOf(secrets)));
    }
}

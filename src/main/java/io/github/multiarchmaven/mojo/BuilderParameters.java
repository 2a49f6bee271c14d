package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawBuildkitdConfig;
import io.github.multiarchmaven.model.UnprintedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The element {@code <builder>}: who builds. */
public final class BuilderParameters {

    /**
     * Which kind of builder builds: {@code docker}, the engine's own BuildKit; {@code docker-container}, one that the plugin
     * makes; {@code remote}, BuildKits that run at the addresses of {@code <nodes>}; {@code kubernetes}, BuildKits that buildx
     * deploys in a cluster; {@code auto}, the engine's own where that can do what is asked for, which takes the containerd image store, and
     * else one that the plugin makes, also where there are settings for it. Default: {@code auto}.
     */
    @Parameter
    private @Nullable String driver;

    /** Name of a builder that exists and is used as it is. Without it the plugin makes one of its own. */
    @Parameter
    private @Nullable String name;

    /** BuildKit image of the builder that the plugin makes. Default: {@code moby/buildkit:buildx-stable-1}. */
    @Parameter
    private @Nullable String image;

    /**
     * Further options of buildx's driver for the builder that the plugin makes. This plugin does not print the
     * values of {@code env.} options, but they are no secrets: {@code mvn -X}, the list of processes while the builder is made and {@code docker buildx inspect} show
     * them.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> driverOpts;

    /**
     * BuildKit's configuration ({@code buildkitd.toml}) for the builder that the plugin makes: the text itself, or the path of
     * a file. Other settings are another builder. Files that it names are best named by absolute paths. This plugin does not
     * print it, but Maven does with {@code mvn -X}, as it stands in the POM: a password is better off in a file.
     */
    @Parameter
    private @Nullable String buildkitdConfig;

    /**
     * The BuildKits of the builder that the plugin makes, each with an {@code <endpoint>}, and with {@code <platforms>} and
     * {@code <driverOpts>} if need be. Default: one, on the engine that everything else talks to.
     */
    @Parameter
    private @Nullable List<NodeParameters> nodes;

    /**
     * A property fills what the POM leaves open, and a POM that names a builder, or chooses one that runs, leaves neither
     * image nor configuration open.
     */
    RawBuilder toRaw(UserProperties properties) {
        boolean takesSettings = name == null && !"docker".equals(driver) && !"remote".equals(driver);
        Optional<String> config = takesSettings
                ? properties.orProperty(buildkitdConfig, "multiarch.builder.buildkitdConfig")
                : Optional.ofNullable(buildkitdConfig);
        return new RawBuilder(
                name == null ? properties.orProperty(driver, "multiarch.builder.driver") : Optional.ofNullable(driver),
                driver == null ? properties.orProperty(name, "multiarch.builder.name") : Optional.ofNullable(name),
                takesSettings ? properties.orProperty(image, "multiarch.builder.image") : Optional.ofNullable(image),
                BuildMojo.mapOf(driverOpts),
                config.map(text -> new RawBuildkitdConfig(new UnprintedText(text), properties.folder())),
                nodes == null
                        ? List.of()
                        : nodes.stream().map(NodeParameters::toRaw).toList(),
                properties.folder());
    }
}

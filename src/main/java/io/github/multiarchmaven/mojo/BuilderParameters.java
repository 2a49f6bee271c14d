package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawBuilderSettings;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawBuildkitdConfig;
import io.github.multiarchmaven.config.RawConfiguration.RawNode;
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
     * Mirrors to ask first for images, each as {@code registry=mirror}, or as {@code mirror} alone for {@code docker.io}; a mirror is
     * {@code host[:port]}, perhaps with a path. For the builder that the plugin makes.
     */
    @Parameter
    private @Nullable List<@Nullable String> registryMirrors;

    /**
     * Registries, each as {@code host[:port]}, that the builder that the plugin makes speaks with over plain HTTP, logins
     * included.
     */
    @Parameter
    private @Nullable List<@Nullable String> insecureRegistries;

    /**
     * Certificates that the builder that the plugin makes trusts besides those of its image, each as {@code registry=file}:
     * {@code host[:port]}, and a file in PEM form, which is relative to the module.
     */
    @Parameter
    private @Nullable List<@Nullable String> caCertificates;

    /** Where {@code RUN} steps in the builder that the plugin makes look names up. Default: as the engine's containers do. */
    @Parameter
    private @Nullable DnsParameters dns;

    /** How much the cache of the builder that the plugin makes may take on its disk, such as {@code 20g}. Default: BuildKit's. */
    @Parameter
    private @Nullable String cacheLimit;

    /**
     * Network of the builder that the plugin makes: {@code host}, in which {@code localhost} is the engine's machine, or a network of
     * the engine. Default: one of its own, behind the engine's bridge.
     */
    @Parameter
    private @Nullable String network;

    /**
     * Which proxies {@code RUN} steps and the builder that the plugin makes get: {@code settings}, those that are active in Maven's
     * settings; {@code environment}, those of {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}; {@code none};
     * {@code auto}, those of the settings, or else of the environment, without those that need a login. One that needs a login is
     * given to no builder. Default: {@code auto}.
     */
    @Parameter
    private @Nullable String proxies;

    /**
     * A property fills what the POM leaves open, and a POM that names a builder, or chooses one that runs, leaves neither
     * image nor configuration nor other settings open.
     */
    RawBuilder toRaw(UserProperties properties, KnownProxies known) {
        boolean takesSettings = name == null && !"docker".equals(driver) && !"remote".equals(driver);
        UserProperties open = takesSettings ? properties : properties.none();
        Optional<String> config = open.orProperty(buildkitdConfig, "multiarch.builder.buildkitdConfig");
        List<RawNode> rawNodes = nodes == null
                ? List.of()
                : nodes.stream().map(NodeParameters::toRaw).toList();
        return new RawBuilder(
                name == null ? properties.orProperty(driver, "multiarch.builder.driver") : Optional.ofNullable(driver),
                driver == null ? properties.orProperty(name, "multiarch.builder.name") : Optional.ofNullable(name),
                open.orProperty(image, "multiarch.builder.image"),
                BuildMojo.mapOf(driverOpts),
                config.map(text -> new RawBuildkitdConfig(new UnprintedText(text), properties.folder())),
                rawNodes,
                properties.folder(),
                new RawBuilderSettings(
                        open.listOrProperty(registryMirrors, "multiarch.builder.registryMirrors"),
                        open.listOrProperty(insecureRegistries, "multiarch.builder.insecureRegistries"),
                        open.listOrProperty(caCertificates, "multiarch.builder.caCertificates"),
                        Optional.ofNullable(dns).orElseGet(DnsParameters::new).toRaw(open),
                        open.orProperty(cacheLimit, "multiarch.builder.cacheLimit"),
                        open.orProperty(network, "multiarch.builder.network"),
                        known.toRaw(properties.orProperty(proxies, "multiarch.builder.proxies"), rawNodes)));
    }
}

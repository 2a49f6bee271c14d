package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.ImagePolicyReader;
import io.github.multiarchmaven.config.MachineReader;
import io.github.multiarchmaven.config.MachineSpec;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawMachine;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.PrepareMachine;
import io.github.multiarchmaven.pipeline.Tools;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Gets this machine ready: registers the QEMU handlers that are missing, creates and boots the builder, and proves both.
 * Where nothing is missing it changes nothing. Builds do the same by themselves; this is for doing it beforehand. Needs no
 * project.
 */
@Mojo(name = "setup", requiresProject = false, threadSafe = true)
public final class SetupMojo extends AbstractMultiarchMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.setup.skip", defaultValue = "false")
    private boolean setupSkip;

    /** Platforms whose programs shall run here. Default: those that most base images are made for. */
    @Parameter(property = "multiarch.platforms")
    private @Nullable List<String> platforms;

    /**
     * Who builds, by its {@code <driver>}: the engine itself, one that the plugin makes, with {@code <image>},
     * {@code <driverOpts>}, {@code <buildkitdConfig>} and {@code <nodes>}, or a builder that exists, by its {@code <name>}.
     * What the plugin's own is given: {@code <registryMirrors>}, {@code <insecureRegistries>}, {@code <caCertificates>},
     * {@code <dns>}, {@code <cacheLimit>}, {@code <network>} and {@code <proxies>}.
     */
    @Parameter
    private @Nullable BuilderParameters builder;

    /** How QEMU handlers are registered: by which {@code <image>}, and when ({@code <mode>}). */
    @Parameter
    private @Nullable BinfmtParameters binfmt;

    /**
     * When the engine pulls an image that the plugin itself runs, such as the one that registers handlers: {@code missing},
     * {@code always} or {@code never}, as of {@code docker run --pull}. Default: {@code missing}.
     */
    @Parameter(property = "multiarch.pullPolicy")
    private @Nullable String pullPolicy;

    /**
     * The images that the plugin may run: patterns of names without tag and digest, such as
     * {@code registry.example.com/**}, where {@code *} is any part of one path component and {@code **} any number of
     * components. Default: all.
     */
    @Parameter(property = "multiarch.allowedImages")
    private @Nullable List<@Nullable String> allowedImages;

    /** Path of the executable docker-buildx. Default: buildx as a plugin of the docker command. */
    @Parameter(property = "multiarch.buildx")
    private @Nullable File buildx;

    /** Prints what would be done and does nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    private final ServerLogins logins;
    private final ProxyLogins proxies;

    @Inject
    SetupMojo(SettingsDecrypter decrypter) {
        this.logins = new ServerLogins(decrypter);
        this.proxies = new ProxyLogins(decrypter);
    }

    @Override
    String goal() {
        return "setup";
    }

    @Override
    boolean skipsThisGoal() {
        return setupSkip;
    }

    @Override
    void run(BuildLog log) {
        UserProperties properties = new UserProperties(session(), project());
        RawBuilder rawBuilder = Optional.ofNullable(builder)
                .orElseGet(BuilderParameters::new)
                .toRaw(properties, new KnownProxies(proxies, session()));
        Attempted<MachineSpec> spec = Attempted.of(() -> MachineReader.read(new RawMachine(
                BuildMojo.listOf(platforms),
                List.of(),
                rawBuilder,
                Optional.ofNullable(binfmt).orElseGet(BinfmtParameters::new).toRaw(properties))));
        Attempted<ImagePolicy> images = Attempted.of(
                () -> ImagePolicyReader.read(Optional.ofNullable(pullPolicy), BuildMojo.listOf(allowedImages)));
        Attempted.all(spec, images);
        try (Tools tools = Tools.open(
                Optional.ofNullable(buildx).map(File::toPath),
                dryRun ? List.of() : logins.of(session()),
                images.value(),
                ContainerProxies.of(rawBuilder).forTheBuilderAlone(),
                SessionMemory.of(session()),
                log)) {
            PrepareMachine story = new PrepareMachine(tools, log);
            if (dryRun) {
                story.explain(spec.value());
            } else {
                story.run(spec.value());
            }
        }
    }
}

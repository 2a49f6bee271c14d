package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.ImagePolicyReader;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawSmoke;
import io.github.multiarchmaven.config.SmokeReader;
import io.github.multiarchmaven.config.VerifySpec;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.Tools;
import io.github.multiarchmaven.pipeline.VerifyImages;
import io.github.multiarchmaven.result.Results;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the image of every platform that {@code multiarch:build} left, natively or under QEMU, in the builder: nothing is
 * pushed or loaded for it. Without {@code <smoke>} it tries whether what the image starts can be started.
 *
 * <p>QEMU handlers are registered and a builder is created where that is needed, as a build does it.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class VerifyMojo extends AbstractMultiarchMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.verify.skip", defaultValue = "false")
    private boolean verifySkip;

    /** The result to run. Default: every result in {@code target/multiarch} whose image the module still builds. */
    @Parameter(property = "multiarch.id")
    private @Nullable String id;

    /** The image, as {@code build} was told. It only serves to recognise results of images that are not built any more. */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * What is run in the image of every platform, as {@code <command>} or {@code <entrypointArgs>}, with {@code <environment>}
     * and {@code <network>}, and what it has to come to within {@code <timeout>}: {@code <exitCode>}, {@code <output>} and
     * {@code <outputPattern>}, or {@code <startup>} or {@code <startupPattern>}. Default: what the image starts is tried as far
     * as it takes to know that it can be started.
     */
    @Parameter
    private @Nullable SmokeParameters smoke;

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

    /** Prints what would be run and runs nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    private final ServerLogins logins;
    private final ProxyLogins proxies;

    @Inject
    VerifyMojo(SettingsDecrypter decrypter) {
        this.logins = new ServerLogins(decrypter);
        this.proxies = new ProxyLogins(decrypter);
    }

    @Override
    String goal() {
        return "verify";
    }

    @Override
    boolean skipsThisGoal() {
        return verifySkip;
    }

    @Override
    void run(BuildLog log) {
        if (isOnlyAParent()) {
            log.skipping(goal(), "this module has packaging pom and no <image>, and built none");
            return;
        }
        UserProperties properties = new UserProperties(session(), project());
        RawBuilder rawBuilder = Optional.ofNullable(builder)
                .orElseGet(BuilderParameters::new)
                .toRaw(properties, new KnownProxies(proxies, session()));
        Attempted<VerifySpec> spec = Attempted.of(() -> SmokeReader.read(
                Optional.ofNullable(smoke).map(SmokeParameters::toRaw).orElse(RawSmoke.NOTHING),
                rawBuilder,
                Optional.ofNullable(binfmt).orElseGet(BinfmtParameters::new).toRaw(properties)));
        Attempted<ImagePolicy> images = Attempted.of(
                () -> ImagePolicyReader.read(Optional.ofNullable(pullPolicy), BuildMojo.listOf(allowedImages)));
        Attempted.all(spec, images);
        Results current = currentResults(id, image, log);
        try (Tools tools = Tools.open(
                Optional.ofNullable(buildx).map(File::toPath),
                dryRun ? List.of() : logins.of(session()),
                images.value(),
                ContainerProxies.of(rawBuilder).forTheBuilderAlone(),
                SessionMemory.of(session()),
                log)) {
            VerifyImages story = new VerifyImages(tools, current, log);
            if (dryRun) {
                story.explain(spec.value(), Optional.ofNullable(id));
            } else {
                story.run(spec.value(), Optional.ofNullable(id));
            }
        }
    }
}

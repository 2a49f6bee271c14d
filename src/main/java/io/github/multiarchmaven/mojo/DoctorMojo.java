package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.MachineReader;
import io.github.multiarchmaven.config.RawMachine;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.ExamineMachine;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Says what this machine can build: the engine, buildx, the builders of this plugin, and platform by platform whether its
 * programs run here, and what to do where they do not. It changes nothing and fetches nothing. Needs no project.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractMultiarchMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.doctor.skip", defaultValue = "false")
    private boolean doctorSkip;

    /** Platforms to look at. Default: those that most base images are made for. */
    @Parameter(property = "multiarch.platforms")
    private @Nullable List<String> platforms;

    /** Platforms whose programs have to run here: the goal fails with one problem for each that does not. */
    @Parameter(property = "multiarch.doctor.require")
    private @Nullable List<String> require;

    /** File to which the same is written as JSON. */
    @Parameter(property = "multiarch.doctor.json")
    private @Nullable File json;

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

    /** Path of the executable docker-buildx. Default: buildx as a plugin of the docker command. */
    @Parameter(property = "multiarch.buildx")
    private @Nullable File buildx;

    private final ProxyLogins proxies;

    @Inject
    DoctorMojo(SettingsDecrypter decrypter) {
        this.proxies = new ProxyLogins(decrypter);
    }

    @Override
    String goal() {
        return "doctor";
    }

    @Override
    boolean skipsThisGoal() {
        return doctorSkip;
    }

    @Override
    void run(BuildLog log) {
        UserProperties properties = new UserProperties(session(), project());
        RawMachine raw = new RawMachine(
                BuildMojo.listOf(platforms),
                BuildMojo.listOf(require),
                Optional.ofNullable(builder)
                        .orElseGet(BuilderParameters::new)
                        .toRaw(properties, new KnownProxies(proxies, session())),
                Optional.ofNullable(binfmt).orElseGet(BinfmtParameters::new).toRaw(properties));
        new ExamineMachine(Optional.ofNullable(buildx).map(File::toPath), log)
                .run(MachineReader.read(raw), Optional.ofNullable(json).map(File::toPath));
    }
}

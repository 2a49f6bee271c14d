package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.ConfigurationReader;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.ImagePolicy;
import io.github.multiarchmaven.config.ImagePolicyReader;
import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.config.RawNaming;
import io.github.multiarchmaven.config.UnknownPlatforms;
import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.pipeline.BuildImage;
import io.github.multiarchmaven.pipeline.SkipUnchanged;
import io.github.multiarchmaven.pipeline.Tools;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Builds the image for all platforms, proves that it is whole and right, and leaves it as an OCI image layout in
 * {@code target/multiarch/<id>}.
 *
 * <p>QEMU handlers are registered and a builder is created where the build needs them.
 */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BuildMojo extends AbstractSkippingMojo {

    /** Skips this goal. */
    @Parameter(property = "multiarch.build.skip", defaultValue = "false")
    private boolean buildSkip;

    /**
     * Platforms to build for, such as {@code linux/amd64}, {@code linux/arm64}, {@code linux/arm/v7}. Required. For one
     * run {@code -Dmultiarch.only=linux/arm64} narrows them, and {@code -Dmultiarch.only=host} to the engine's own.
     */
    @Parameter(property = "multiarch.platforms")
    private @Nullable List<@Nullable String> platforms;

    /**
     * Narrows this run to some of the platforms, separated by commas, or to the engine's own with {@code host}. A property
     * only: it is for one run, not for the POM.
     */
    @Parameter(defaultValue = "${multiarch.only}", readonly = true)
    private @Nullable String only;

    /** Takes platforms that this plugin does not know. */
    @Parameter(property = "multiarch.allowUnknownPlatforms", defaultValue = "false")
    private boolean allowUnknownPlatforms;

    /** Folder of the build context: what {@code COPY} and {@code ADD} can see. */
    @Parameter(property = "multiarch.context", defaultValue = "${project.basedir}")
    private File context;

    /**
     * The Dockerfile. Default: {@code Dockerfile} in the context, or the one there that is for the platform by its name, such
     * as {@code Dockerfile.arm64}.
     */
    @Parameter(property = "multiarch.dockerfile")
    private @Nullable File dockerfile;

    /** The stage of the Dockerfile to build. Default: the last stage. */
    @Parameter(property = "multiarch.target")
    private @Nullable String target;

    /**
     * Build arguments: values of the Dockerfile's {@code ARG}s. Also {@code -Dmultiarch.buildArg.NAME=value}, which fills
     * what is not set here. This plugin does not print
     * the values, but they are no secrets: {@code mvn -X} and the image's history show them.
     */
    @Parameter
    private @Nullable Map<String, @Nullable String> buildArgs;

    /**
     * Named contexts, as {@code name=location}: what {@code FROM name} and {@code COPY --from=name} take instead, such as
     * {@code alpine=docker-image://registry.example.com/mirror/alpine:3.20} or {@code files=src/main/files}. What is no
     * URL is a folder, relative to the module, and so is the one of {@code oci-layout://FOLDER}.
     */
    @Parameter(property = "multiarch.buildContexts")
    private @Nullable List<@Nullable String> buildContexts;

    /**
     * What is another for some platforms: {@code <settings>} elements, each with its {@code <platforms>} and one or several of
     * {@code <dockerfile>}, {@code <target>}, {@code <context>}, {@code <buildArgs>}, {@code <buildContexts>} and
     * {@code <secrets>}. Where {@code dockerfile} is not set, {@code Dockerfile.arm64} or {@code Dockerfile.arm-v7} in the
     * context is taken for that platform without more.
     */
    @Parameter
    private @Nullable List<PlatformParameters> perPlatform;

    /** How many builds run at once where not all platforms are built from the same. Default: {@code 4}. */
    @Parameter(property = "multiarch.parallelism")
    private @Nullable Integer parallelism;

    /**
     * What becomes of the build, one or several of: {@code oci}, an OCI image layout, from which everything else can be made;
     * {@code registry}, pushed by BuildKit itself, for images that are too big for this disk; {@code docker}, in the engine's
     * image store; {@code local}, a folder with the files of each platform, and {@code tar}, an archive of them; {@code none},
     * nothing at all. Default: {@code oci}.
     */
    @Parameter(property = "multiarch.output")
    private @Nullable List<@Nullable String> output;

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
     * The programs in the image of a platform whose processor has to be that platform's: {@code entrypoint} for what the
     * image starts, {@code all} for every executable in it, {@code off} for none. Default: entrypoint.
     */
    @Parameter(property = "multiarch.checkBinaries")
    private @Nullable String checkBinaries;

    /**
     * When the engine pulls an image that the plugin itself runs, such as the one that registers handlers: {@code missing},
     * {@code always} or {@code never}, as of {@code docker run --pull}. Default: {@code missing}.
     */
    @Parameter(property = "multiarch.pullPolicy")
    private @Nullable String pullPolicy;

    /**
     * The images that the plugin may run, and that a Dockerfile may start from or take files from: patterns of names without tag and digest, such as
     * {@code registry.example.com/**}, where {@code *} is any part of one path component and {@code **} any number of
     * components. Default: all.
     */
    @Parameter(property = "multiarch.allowedImages")
    private @Nullable List<@Nullable String> allowedImages;

    /** Path of the executable docker-buildx. Default: buildx as a plugin of the docker command. */
    @Parameter(property = "multiarch.buildx")
    private @Nullable File buildx;

    /**
     * Folder in which blobs of proved images are kept beyond {@code mvn clean}, so that a build need not have them sent
     * again. {@code none} keeps none. Default: {@code multiarch-maven-plugin/blobs} in your folder for caches.
     */
    @Parameter(property = "multiarch.blobStore")
    private @Nullable String blobStore;

    /**
     * How much these blobs may take on the disk, such as {@code 500m} or {@code 10g}. After each build the images that were
     * built longest ago give way.
     */
    @Parameter(property = "multiarch.blobStore.size", defaultValue = "10g")
    private String blobStoreSize;

    /** Prints what would be done and does nothing. */
    @Parameter(property = "multiarch.dryRun", defaultValue = "false")
    private boolean dryRun;

    private final MavenProjectHelper helper;

    private final RepositorySystem repositories;

    private final LifecycleExecutor lifecycle;

    @Inject
    BuildMojo(
            SettingsDecrypter decrypter,
            MavenProjectHelper helper,
            RepositorySystem repositories,
            LifecycleExecutor lifecycle) {
        super(decrypter);
        this.helper = helper;
        this.repositories = repositories;
        this.lifecycle = lifecycle;
    }

    @Override
    String goal() {
        return "build";
    }

    @Override
    boolean skipsThisGoal() {
        return buildSkip;
    }

    @Override
    void run(BuildLog log) {
        if (!isNamed() && project().getPackaging().equals("pom")) {
            log.skipping(goal(), "this module has packaging pom and no <image>");
            return;
        }
        Attempted<ImagePolicy> images =
                Attempted.of(() -> ImagePolicyReader.read(Optional.ofNullable(pullPolicy), listOf(allowedImages)));
        Optional<Revision> revision = revision();
        BuildSpec spec = understand(revision, Attempted.of(() -> contextsOfModules(log)), images, log);
        BlobStoreChoice store = BlobStoreChoice.read(
                Optional.ofNullable(blobStore),
                blobStoreSize,
                project().getBasedir().toPath());
        takenIds().take(spec.naming(), spec);
        new LaterPackaging(lifecycle, session(), execution()).tell(log);
        Optional<SkipUnchanged> skipping = skipping(images.value().allowed(), log);
        Optional<KeptResult> same = skipping.flatMap(skip -> dryRun ? skip.foresee(spec) : skip.look(spec));
        if (same.isPresent()) {
            leave(same.get(), skipping.get(), spec, origin(revision), log);
            return;
        }
        try (Tools tools = Tools.open(
                Optional.ofNullable(buildx).map(File::toPath),
                dryRun ? List.of() : servers(),
                images.value(),
                dryRun ? ContainerProxies.NONE : proxiesFor(spec),
                SessionMemory.of(session()),
                log)) {
            BuildImage story = new BuildImage(tools, results(), this::registries, store, log);
            if (dryRun) {
                story.explain(spec);
            } else {
                Optional<KeptResult> built = story.run(spec, existingTags(), origin(revision));
                skipping.ifPresent(skip -> skip.note(spec));
                built.ifPresent(result -> hand(result, log));
            }
        }
    }

    private void leave(KeptResult same, SkipUnchanged skipping, BuildSpec spec, Origin origin, BuildLog log) {
        if (dryRun) {
            log.dryRun(List.of());
        } else {
            hand(skipping.leave(spec, same, origin), log);
        }
    }

    /** Hands the result on to what runs later. */
    private void hand(KeptResult result, BuildLog log) {
        new ResultProperties(project()).tell(result);
        summary().ifPresent(summary -> summary.made(result.description(), log));
        new AttachedDescription(helper, execution()).attach(project(), result);
    }

    private List<String> contextsOfModules(BuildLog log) {
        return new ImagesOfModules(new ModuleResults(session(), repositories, project(), execution()), log).contexts();
    }

    /** In a dry run the other modules have built nothing either. */
    private BuildSpec understand(
            Optional<Revision> revision, Attempted<List<String>> modules, Attempted<?> images, BuildLog log) {
        List<String> known = modules.problems().isEmpty() ? modules.value() : List.of();
        Attempted<BuildSpec> spec = Attempted.of(() -> ConfigurationReader.read(raw(names(revision), known)));
        if (dryRun) {
            modules.problems().forEach(problem -> log.warn(problem.what() + ": " + problem.why()));
            Attempted.all(spec, images);
        } else {
            Attempted.all(modules, spec, images);
        }
        return spec.value();
    }

    /** @param modules named contexts; the user's own go before those of the same name */
    private RawConfiguration raw(RawNaming names, List<String> modules) {
        UserProperties properties = new UserProperties(session(), project());
        return new RawConfiguration(
                names.image(),
                names.id(),
                names.tags(),
                names.project(),
                listOf(platforms),
                only == null
                        ? List.of()
                        : Stream.of(only.split(",", -1)).map(String::strip).toList(),
                allowUnknownPlatforms ? UnknownPlatforms.ALLOWED : UnknownPlatforms.REFUSED,
                source(properties, names, modules),
                options(),
                new RawConfiguration.RawOutputs(listOf(output), naming()),
                rawBuilder(properties),
                Optional.ofNullable(binfmt).orElseGet(BinfmtParameters::new).toRaw(properties),
                Optional.ofNullable(checkBinaries),
                prebuilt());
    }

    private RawConfiguration.RawBuilder rawBuilder(UserProperties properties) {
        return Optional.ofNullable(builder).orElseGet(BuilderParameters::new).toRaw(properties, knownProxies());
    }

    private ContainerProxies proxiesFor(BuildSpec spec) {
        return ContainerProxies.of(rawBuilder(new UserProperties(session(), project())))
                .attested(spec.manner().options().attestations().provenance());
    }

    private RawConfiguration.RawSource source(UserProperties properties, RawNaming names, List<String> modules) {
        Map<String, String> arguments = new LinkedHashMap<>(properties.withPrefix("multiarch.buildArg."));
        arguments.putAll(mapOf(buildArgs));
        return new RawConfiguration.RawSource(
                project().getBasedir().toPath(),
                new RawConfiguration.RawParts(
                        Optional.of(context.toPath()),
                        Optional.ofNullable(dockerfile).map(File::toPath),
                        Optional.ofNullable(target),
                        arguments,
                        Stream.concat(modules.stream(), listOf(buildContexts).stream())
                                .toList(),
                        secrets()),
                perPlatform == null
                        ? List.of()
                        : perPlatform.stream().map(PlatformParameters::toRaw).toList(),
                labels(names.project().revision(), arguments.keySet()),
                Optional.ofNullable(parallelism));
    }

    /** Maven hands an empty element over as null. */
    static List<String> listOf(@Nullable List<@Nullable String> list) {
        return list == null
                ? List.of()
                : list.stream()
                        .map(text -> Objects.requireNonNullElse(text, ""))
                        .toList();
    }

    /** Maven hands an empty element over as null. */
    static Map<String, String> mapOf(@Nullable Map<String, @Nullable String> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (map != null) {
            map.forEach((name, text) -> texts.put(name, Objects.requireNonNullElse(text, "")));
        }
        return texts;
    }
}

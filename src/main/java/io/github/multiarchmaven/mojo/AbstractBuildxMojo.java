package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.OutputTimestamp;
import io.github.multiarchmaven.config.RawConfiguration;
import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.model.Timestamps;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** The parameters that have the names and meanings of options of {@code docker buildx build}. */
abstract class AbstractBuildxMojo extends AbstractNamingMojo {

    /**
     * Secrets that exist for one {@code RUN --mount=type=secret,id=NAME} only, each as {@code id=NAME,src=FILE} or
     * {@code id=NAME,env=VARIABLE}. The file is relative to the module.
     */
    @Parameter(property = "multiarch.secrets")
    private @Nullable List<@Nullable String> secrets;

    /**
     * SSH agents or keys for {@code RUN --mount=type=ssh}, as {@code default} or {@code id=path}, which is relative to the
     * module.
     */
    @Parameter(property = "multiarch.ssh")
    private @Nullable List<@Nullable String> ssh;

    /**
     * Caches to read, as of {@code docker buildx build --cache-from}. The folder of {@code type=local,src=FOLDER} is relative to
     * the module.
     */
    @Parameter(property = "multiarch.cacheFrom")
    private @Nullable List<@Nullable String> cacheFrom;

    /**
     * Caches to write, as of {@code docker buildx build --cache-to}. The folder of {@code type=local,dest=FOLDER} is relative
     * to the module.
     */
    @Parameter(property = "multiarch.cacheTo")
    private @Nullable List<@Nullable String> cacheTo;

    /** Labels of the image. They go before those of the same names that {@code pomLabels} gives. */
    @Parameter
    private @Nullable Map<String, @Nullable String> labels;

    /**
     * Labels the image with what the POM says: {@code org.opencontainers.image.title}, {@code version}, {@code url},
     * {@code source}, {@code licenses}, and the {@code revision} of the sources; with the output timestamp, if there is one,
     * as {@code created}.
     */
    @Parameter(property = "multiarch.pomLabels", defaultValue = "true")
    private boolean pomLabels;

    /**
     * Annotations, each as {@code name=value}, for the manifest list and for the image of each platform; or for a place of
     * them: {@code index:name=value}, {@code manifest[linux/arm64]:name=value}.
     */
    @Parameter(property = "multiarch.annotations")
    private @Nullable List<@Nullable String> annotations;

    /** Hosts that {@code RUN} steps know, each as {@code host:address}. */
    @Parameter(property = "multiarch.addHosts")
    private @Nullable List<@Nullable String> addHosts;

    /** Network of {@code RUN} steps: {@code default}, {@code none} or {@code host}. */
    @Parameter(property = "multiarch.network")
    private @Nullable String network;

    /** Looks for newer base images, although the builder has some. */
    @Parameter(property = "multiarch.pull", defaultValue = "false")
    private boolean pull;

    /** Runs every step, although the builder remembers what came of it. */
    @Parameter(property = "multiarch.noCache", defaultValue = "false")
    private boolean noCache;

    /**
     * Whether BuildKit attests how the image was built: {@code true}, {@code false} or parameters such as {@code mode=max}.
     * Default: {@code false}.
     */
    @Parameter(property = "multiarch.provenance")
    private @Nullable String provenance;

    /**
     * Whether BuildKit attests what is in the image: {@code true}, {@code false} or {@code generator=image}. It pulls the
     * generator's image. Default: {@code false}.
     */
    @Parameter(property = "multiarch.sbom")
    private @Nullable String sbom;

    /**
     * Gives files in the image that are newer than {@code outputTimestamp} that time, so that two builds of the same make
     * the same image, with the same digest. For the output {@code oci} only. Default: {@code true} if
     * {@code outputTimestamp} is set and {@code oci} is the only output that is an image.
     */
    @Parameter(property = "multiarch.rewriteTimestamp")
    private @Nullable Boolean rewriteTimestamp;

    /**
     * Further arguments of {@code docker buildx build}, each in its long form. Those that decide what becomes of the build are
     * refused.
     */
    @Parameter(property = "multiarch.extraArgs")
    private @Nullable List<@Nullable String> extraArgs;

    AbstractBuildxMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final List<String> secrets() {
        return BuildMojo.listOf(secrets);
    }

    /**
     * The user's, and those of the POM.
     *
     * @param buildArgs names; one of them may give the image a time that is not the project's
     */
    final Map<String, String> labels(Optional<Revision> revision, Set<String> buildArgs) {
        Optional<Instant> created =
                buildArgs.contains(Timestamps.EPOCH) ? Optional.empty() : OutputTimestamp.in(outputTimestamp());
        Map<String, String> all =
                new LinkedHashMap<>(pomLabels ? new ProjectLabels(project(), revision, created).all() : Map.of());
        all.putAll(BuildMojo.mapOf(labels));
        return all;
    }

    /** As they are written, but for the secrets. */
    final RawConfiguration.RawOptions options() {
        Set<Refresh> refresh = EnumSet.noneOf(Refresh.class);
        if (pull) {
            refresh.add(Refresh.BASE_IMAGES);
        }
        if (noCache) {
            refresh.add(Refresh.STEPS);
        }
        return new RawConfiguration.RawOptions(
                BuildMojo.listOf(ssh),
                BuildMojo.listOf(addHosts),
                Optional.ofNullable(network),
                BuildMojo.listOf(cacheFrom),
                BuildMojo.listOf(cacheTo),
                refresh,
                Optional.ofNullable(provenance),
                Optional.ofNullable(sbom),
                BuildMojo.listOf(annotations),
                new RawConfiguration.RawTimestamps(outputTimestamp(), Optional.ofNullable(rewriteTimestamp)),
                BuildMojo.listOf(extraArgs));
    }
}

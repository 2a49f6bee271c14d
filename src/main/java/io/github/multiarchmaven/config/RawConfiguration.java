package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildOptions.Refresh;
import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was written in the POM and on the command line, as text, before anybody has thought about it. What was not
 * written is empty, never a default.
 *
 * @param image name of the image
 * @param id name of the result
 * @param tags its tags; empty where the default is wanted
 * @param project gives names that are not written
 * @param platforms as written
 * @param only {@code host} or platforms to narrow this run to
 * @param unknownPlatforms whether platforms that we do not know are taken as they are
 * @param source what is built
 * @param options how it is built
 * @param outputs what becomes of it
 * @param builder settings of the builder
 * @param binfmt settings of the QEMU handlers
 * @param checkBinaries {@code entrypoint}, {@code all} or {@code off}
 * @param prebuilt files that were built before
 */
public record RawConfiguration(
        Optional<String> image,
        Optional<String> id,
        List<String> tags,
        RawProject project,
        List<String> platforms,
        List<String> only,
        UnknownPlatforms unknownPlatforms,
        RawSource source,
        RawOptions options,
        RawOutputs outputs,
        RawBuilder builder,
        RawBinfmt binfmt,
        Optional<String> checkBinaries,
        RawPrebuilt prebuilt) {

    /** Without files that were built before. */
    public RawConfiguration(
            Optional<String> image,
            Optional<String> id,
            List<String> tags,
            String projectVersion,
            List<String> platforms,
            List<String> only,
            UnknownPlatforms unknownPlatforms,
            RawSource source,
            RawOptions options,
            RawOutputs outputs,
            RawBuilder builder,
            RawBinfmt binfmt,
            Optional<String> checkBinaries) {
        this(
                image,
                id,
                tags,
                RawProject.ofVersion(projectVersion),
                platforms,
                only,
                unknownPlatforms,
                source,
                options,
                outputs,
                builder,
                binfmt,
                checkBinaries,
                RawPrebuilt.NONE);
    }

    /** What the image is called. */
    RawNaming naming() {
        return new RawNaming(image, id, tags, project);
    }

    /**
     * What is built.
     *
     * @param folder what relative locations refer to
     * @param parts for all platforms
     * @param perPlatform what is another for some
     * @param labels labels of the image
     * @param parallelism how many builds at once
     */
    public record RawSource(
            Path folder,
            RawParts parts,
            List<RawPerPlatform> perPlatform,
            Map<String, String> labels,
            Optional<Integer> parallelism) {}

    /**
     * What can be another for one platform.
     *
     * @param context the folder of the build context
     * @param dockerfile the Dockerfile; empty where it is the one in the context
     * @param target the stage to build
     * @param buildArgs build arguments
     * @param buildContexts named contexts, as {@code name=location}
     * @param secrets as {@code id=NAME,src=FILE} or {@code id=NAME,env=VARIABLE}
     */
    public record RawParts(
            Optional<Path> context,
            Optional<Path> dockerfile,
            Optional<String> target,
            Map<String, String> buildArgs,
            List<String> buildContexts,
            List<String> secrets) {

        public RawParts {
            buildArgs = UnprintedValues.of(buildArgs);
        }

        /** A folder with a Dockerfile in it. */
        public static RawParts of(Path context) {
            return new RawParts(
                    Optional.of(context), Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());
        }
    }

    /**
     * What is another for some platforms.
     *
     * @param platforms as written
     */
    public record RawPerPlatform(List<String> platforms, RawParts parts) {}

    /**
     * What becomes of a build.
     *
     * @param kinds empty where the default is wanted
     * @param naming whether an image that is pushed gets tags
     */
    public record RawOutputs(List<String> kinds, PushSpec.Naming naming) {

        /** Nothing written. */
        public static final RawOutputs NONE = new RawOutputs(List.of(), PushSpec.Naming.BY_TAGS);
    }

    /**
     * Options of {@code buildx build}, under its own names.
     *
     * @param ssh as {@code id} or {@code id=path}
     * @param addHosts as {@code host:address}
     * @param network of {@code RUN} steps
     * @param cacheFrom caches to read
     * @param cacheTo caches to write
     * @param refresh what is done again
     * @param provenance what to attest of how it was built
     * @param sbom what to attest of what is in it
     * @param annotations as {@code [place:]name=value}
     * @param timestamps that the image shows
     * @param extraArgs further arguments
     */
    public record RawOptions(
            List<String> ssh,
            List<String> addHosts,
            Optional<String> network,
            List<String> cacheFrom,
            List<String> cacheTo,
            Set<Refresh> refresh,
            Optional<String> provenance,
            Optional<String> sbom,
            List<String> annotations,
            RawTimestamps timestamps,
            List<String> extraArgs) {

        /** Nothing written. */
        public static final RawOptions NONE = new RawOptions(
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new RawTimestamps(Optional.empty(), Optional.empty()),
                List.of());
    }

    /**
     * What makes builds reproducible.
     *
     * @param output time of everything that the project builds, as Maven's own plugins take it
     * @param rewrite whether files get it too; empty where the default is wanted
     */
    public record RawTimestamps(Optional<String> output, Optional<Boolean> rewrite) {}

    /**
     * Settings of the builder.
     *
     * @param driver {@code auto}, or one of buildx
     * @param name of an existing builder
     * @param image BuildKit image of a builder of ours
     * @param driverOpts driver options of a builder of ours
     * @param buildkitdConfig BuildKit's configuration for a builder of ours
     * @param nodes of a builder of ours; empty for one on the engine
     * @param folder what a relative path refers to
     * @param settings of the BuildKit of a builder of ours
     */
    public record RawBuilder(
            Optional<String> driver,
            Optional<String> name,
            Optional<String> image,
            Map<String, String> driverOpts,
            Optional<RawBuildkitdConfig> buildkitdConfig,
            List<RawNode> nodes,
            Path folder,
            RawBuilderSettings settings) {

        public RawBuilder {
            driverOpts = UnprintedValues.of(driverOpts);
            nodes = List.copyOf(nodes);
        }

        /** Without settings of its BuildKit. */
        public RawBuilder(
                Optional<String> driver,
                Optional<String> name,
                Optional<String> image,
                Map<String, String> driverOpts,
                Optional<RawBuildkitdConfig> buildkitdConfig,
                List<RawNode> nodes,
                Path folder) {
            this(driver, name, image, driverOpts, buildkitdConfig, nodes, folder, RawBuilderSettings.NONE);
        }

        /** The network of its container, from wherever the POM says it. */
        Optional<String> network() {
            return settings.network()
                    .or(() -> Optional.ofNullable(driverOpts.get("network")))
                    .map(String::strip);
        }

        /** The same with more driver options. */
        RawBuilder with(Map<String, String> more) {
            Map<String, String> options = new LinkedHashMap<>(driverOpts);
            options.putAll(more);
            return new RawBuilder(driver, name, image, options, buildkitdConfig, nodes, folder, settings);
        }

        /** Without nodes. */
        public RawBuilder(
                Optional<String> driver,
                Optional<String> name,
                Optional<String> image,
                Map<String, String> driverOpts,
                Optional<RawBuildkitdConfig> buildkitdConfig) {
            this(driver, name, image, driverOpts, buildkitdConfig, List.of(), Path.of(""));
        }

        /** Without a configuration of BuildKit. */
        public RawBuilder(Optional<String> name, Optional<String> image, Map<String, String> driverOpts) {
            this(Optional.empty(), name, image, driverOpts, Optional.empty());
        }
    }

    /**
     * One BuildKit of a builder.
     *
     * @param endpoint where it is
     * @param platforms that it shall build
     * @param driverOpts of buildx's driver
     */
    public record RawNode(Optional<String> endpoint, List<String> platforms, Map<String, String> driverOpts) {

        static final RawNode NOTHING = new RawNode(Optional.empty(), List.of(), Map.of());

        public RawNode {
            platforms = List.copyOf(platforms);
            driverOpts = UnprintedValues.of(driverOpts);
        }
    }

    /**
     * BuildKit's configuration, or where it is.
     *
     * @param text TOML, or the path of a file
     * @param folder what a relative path refers to
     */
    public record RawBuildkitdConfig(UnprintedText text, Path folder) {}

    /**
     * Settings of the QEMU handlers.
     *
     * @param image the image that registers them
     * @param mode {@code auto}, {@code never} or {@code always}
     */
    public record RawBinfmt(Optional<String> image, Optional<String> mode) {}
}

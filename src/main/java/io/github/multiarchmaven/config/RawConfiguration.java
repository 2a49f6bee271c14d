package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written in the POM and on the command line, as text, before anybody has thought about it. What was not
 * written is empty, never a default.
 *
 * @param image name of the image
 * @param id name of the result
 * @param tags its tags; empty where the default is wanted
 * @param projectVersion the default tag
 * @param platforms as written
 * @param only {@code host} or platforms to narrow this run to
 * @param unknownPlatforms whether platforms that we do not know are taken as they are
 * @param source what is built
 * @param builder settings of the builder
 * @param binfmt settings of the QEMU handlers
 * @param checkBinaries {@code entrypoint}, {@code all} or {@code off}
 */
public record RawConfiguration(
        Optional<String> image,
        Optional<String> id,
        List<String> tags,
        String projectVersion,
        List<String> platforms,
        List<String> only,
        UnknownPlatforms unknownPlatforms,
        RawSource source,
        RawBuilder builder,
        RawBinfmt binfmt,
        Optional<String> checkBinaries) {

    /**
     * What is built.
     *
     * @param folder what relative locations refer to
     * @param context the folder of the build context
     * @param dockerfile the Dockerfile; empty where it is the one in the context
     * @param target the stage to build
     * @param buildArgs build arguments
     * @param buildContexts named contexts, as {@code name=location}
     * @param labels labels of the image
     */
    public record RawSource(
            Path folder,
            Path context,
            Optional<Path> dockerfile,
            Optional<String> target,
            Map<String, String> buildArgs,
            List<String> buildContexts,
            Map<String, String> labels) {

        public RawSource {
            buildArgs = UnprintedValues.of(buildArgs);
        }
    }

    /**
     * Settings of the builder.
     *
     * @param name of an existing builder
     * @param image BuildKit image of a builder of ours
     * @param driverOpts driver options of a builder of ours
     * @param buildkitdConfig BuildKit's configuration for a builder of ours
     */
    public record RawBuilder(
            Optional<String> name,
            Optional<String> image,
            Map<String, String> driverOpts,
            Optional<RawBuildkitdConfig> buildkitdConfig) {

        public RawBuilder {
            driverOpts = UnprintedValues.of(driverOpts);
        }

        /** Without a configuration of BuildKit. */
        public RawBuilder(Optional<String> name, Optional<String> image, Map<String, String> driverOpts) {
            this(name, image, driverOpts, Optional.empty());
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

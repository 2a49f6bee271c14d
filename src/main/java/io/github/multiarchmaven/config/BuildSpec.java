package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.UnprintedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be built, understood and free of contradictions.
 *
 * @param naming what the image is called
 * @param platforms in the order of the POM, each once
 * @param narrowing which of them this run is about
 * @param sources what is built
 * @param manner how, and what becomes of it
 * @param builder who builds it
 * @param binfmt how handlers are registered
 * @param checkBinaries whose processor is compared with the image's platform
 * @param prebuilt files that the user built for the platforms
 */
public record BuildSpec(
        Naming naming,
        List<Platform> platforms,
        Narrowing narrowing,
        Sources sources,
        Manner manner,
        BuilderChoice builder,
        BinfmtChoice binfmt,
        BinaryCheck checkBinaries,
        Prebuilt prebuilt) {

    public BuildSpec {
        platforms = List.copyOf(platforms);
    }

    /** Without files that were built before. */
    public BuildSpec(
            Naming naming,
            List<Platform> platforms,
            Narrowing narrowing,
            Sources sources,
            Manner manner,
            BuilderChoice builder,
            BinfmtChoice binfmt,
            BinaryCheck checkBinaries) {
        this(naming, platforms, narrowing, sources, manner, builder, binfmt, checkBinaries, Prebuilt.NONE);
    }

    /** The same with another builder. */
    public BuildSpec builtBy(BuilderChoice other) {
        return new BuildSpec(naming, platforms, narrowing, sources, manner, other, binfmt, checkBinaries, prebuilt);
    }

    /** The same, from other sources. */
    public BuildSpec from(Sources other) {
        return new BuildSpec(naming, platforms, narrowing, other, manner, builder, binfmt, checkBinaries, prebuilt);
    }

    /**
     * What the image is called.
     *
     * @param id name of the result folder
     * @param image without tag and digest
     * @param tags at least one
     */
    public record Naming(String id, ImageReference image, List<String> tags) {

        public Naming {
            tags = List.copyOf(tags);
        }

        /** The image under its first tag. */
        public ImageReference firstName() {
            return image.withTag(tags.get(0));
        }

        /** The image under each of its tags. */
        public List<ImageReference> names() {
            return tags.stream().map(image::withTag).toList();
        }
    }

    /**
     * How it is built, and what becomes of it.
     *
     * @param outputs at least one
     * @param parallelism how many builds at once, where one is not enough
     */
    public record Manner(BuildOptions options, List<Output> outputs, int parallelism) {

        /** As it is where nothing is said. */
        public static final Manner USUAL = new Manner(BuildOptions.NONE, List.of(new Output.Oci()));

        /** Where nothing is going to be built. */
        public static final Manner WITHOUT_OUTPUT = new Manner(BuildOptions.NONE, List.of(new Output.None()));

        public Manner {
            outputs = List.copyOf(outputs);
        }

        /** With as many builds at once as usual. */
        public Manner(BuildOptions options, List<Output> outputs) {
            this(options, outputs, ConfigurationReader.DEFAULT_PARALLELISM);
        }
    }

    /** Which of the configured platforms one run is about. */
    public sealed interface Narrowing {

        /** All of them. */
        record None() implements Narrowing {}

        /** The engine's own. */
        record ToHost() implements Narrowing {}

        /** These, in this order. */
        record To(List<Platform> platforms) implements Narrowing {}
    }

    /** Who builds. */
    public sealed interface BuilderChoice {

        /**
         * A builder of ours, created when missing.
         *
         * @param image BuildKit image
         * @param driverOpts of buildx's docker-container driver, {@code image} excluded
         * @param buildkitdConfig BuildKit's configuration in TOML; empty to leave it to buildx
         */
        record Managed(ImageReference image, Map<String, String> driverOpts, Optional<BuildkitdConfig> buildkitdConfig)
                implements BuilderChoice {

            public Managed {
                driverOpts = UnprintedValues.of(driverOpts);
            }

            /** Without a configuration of BuildKit. */
            public Managed(ImageReference image, Map<String, String> driverOpts) {
                this(image, driverOpts, Optional.empty());
            }
        }

        /**
         * A builder of ours with nodes of the user's choice, created when missing.
         *
         * @param driver of buildx
         * @param nodes at least one
         * @param buildkitdConfig BuildKit's configuration in TOML; empty to leave it to buildx
         */
        record OnNodes(String driver, List<BuilderNode> nodes, Optional<BuildkitdConfig> buildkitdConfig)
                implements BuilderChoice {

            public OnNodes {
                nodes = List.copyOf(nodes);
            }
        }

        /**
         * A builder that somebody else made, used as it is.
         *
         * @param name as buildx knows it
         */
        record Existing(String name) implements BuilderChoice {}

        /**
         * The engine's own BuildKit where that will do.
         *
         * @param otherwise who builds where it will not
         */
        record Automatic(Managed otherwise) implements BuilderChoice {}
    }

    /**
     * How handlers are registered.
     *
     * @param image the image that does it, pinned by digest
     * @param mode when
     */
    public record BinfmtChoice(ImageReference image, BinfmtMode mode) {}
}

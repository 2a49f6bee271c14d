package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Optional;

/** Turns what was written into a {@link BuildSpec}. */
public final class ConfigurationReader {

    /** BuildKit's stable image, as buildx itself would take it. */
    public static final String DEFAULT_BUILDKIT_IMAGE = "moby/buildkit:buildx-stable-1";

    /** The image that registers QEMU handlers; the digest is the one of the public multi-architecture image. */
    public static final String DEFAULT_BINFMT_IMAGE = "tonistiigi/binfmt:qemu-v10.2.3-68"
            + "@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0";

    /** How many builds run at once: most of what they do is waiting for one builder. */
    static final int DEFAULT_PARALLELISM = 4;

    /** For what is looked at although the image has no name. */
    private static final BuildSpec.Naming UNNAMED =
            new BuildSpec.Naming("unnamed", ImageReference.of("unnamed"), List.of("1"));

    private final Problems problems = new Problems();

    private ConfigurationReader() {}

    /**
     * Understands a configuration.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException with all its problems
     */
    public static BuildSpec read(RawConfiguration raw) {
        return new ConfigurationReader().understand(raw);
    }

    private BuildSpec understand(RawConfiguration raw) {
        Optional<BuildSpec.Naming> naming = new NamingReader(problems).read(raw.naming());
        List<Platform> platforms = platforms(raw);
        BuildSpec.Narrowing narrowing = narrowing(raw, platforms);
        Sources sources = new SourcesReader(problems, raw.source(), raw.prebuilt()).read(platforms);
        Prebuilt prebuilt =
                new PrebuiltReader(problems, raw.unknownPlatforms(), platforms).read(raw.prebuilt(), raw.source());
        List<Output> outputs = new OutputsReader(problems).read(raw.outputs(), naming.orElse(UNNAMED));
        Timestamps timestamps = new TimestampsReader(problems, outputs)
                .read(
                        raw.options().timestamps(),
                        raw.source().parts().buildArgs().keySet());
        BuildOptions options = new OptionsReader(problems)
                .read(raw.options(), timestamps, raw.source().folder(), platforms);
        ToolsReader tools = new ToolsReader(problems);
        Optional<BuildSpec.BuilderChoice> builder = tools.builder(raw.builder());
        Optional<BuildSpec.BinfmtChoice> binfmt = tools.binfmt(raw.binfmt());
        Optional<BinaryCheck> checkBinaries = new BinaryCheckReader(problems).read(raw.checkBinaries());
        int parallelism = parallelism(raw.source());
        problems.throwIfAny();
        return new BuildSpec(
                naming.orElseThrow(),
                platforms,
                narrowing,
                sources,
                new BuildSpec.Manner(options, outputs, parallelism),
                builder.orElseThrow(),
                binfmt.orElseThrow(),
                checkBinaries.orElseThrow(),
                prebuilt);
    }

    private List<Platform> platforms(RawConfiguration raw) {
        if (raw.platforms().isEmpty()) {
            problems.add(
                    ProblemCode.PLATFORMS_MISSING,
                    "<platforms> is missing",
                    "an image that is meant for several platforms has to say for which",
                    "add <platforms><platform>linux/amd64</platform><platform>linux/arm64</platform></platforms>, or"
                            + " -Dmultiarch.platforms=linux/amd64,linux/arm64 on the command line");
        }
        return new PlatformsReader(raw.unknownPlatforms(), problems).read(raw.platforms(), "platforms");
    }

    private int parallelism(RawConfiguration.RawSource raw) {
        int parallelism = raw.parallelism().orElse(DEFAULT_PARALLELISM);
        if (parallelism < 1) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<parallelism> is " + parallelism,
                    "it is how many builds run at once",
                    "set it to 1 or more");
        }
        return parallelism;
    }

    private BuildSpec.Narrowing narrowing(RawConfiguration raw, List<Platform> platforms) {
        if (raw.only().isEmpty()) {
            return new BuildSpec.Narrowing.None();
        }
        if (raw.only().equals(List.of("host"))) {
            return new BuildSpec.Narrowing.ToHost();
        }
        List<Platform> only =
                new PlatformsReader(UnknownPlatforms.ALLOWED, problems).read(raw.only(), "multiarch.only");
        only.stream()
                .filter(platform -> !platforms.contains(platform))
                .forEach(platform -> problems.add(
                        ProblemCode.ONLY_NOT_CONFIGURED,
                        "multiarch.only asks for " + platform + ", which is none of <platforms>",
                        "it narrows what the POM says and adds nothing to it; the POM says " + platforms,
                        "choose among these, or add the platform to <platforms>"));
        return new BuildSpec.Narrowing.To(only);
    }
}

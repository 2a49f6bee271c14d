package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.PlatformArguments;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Turns what was written into a {@link BuildSpec}. */
public final class ConfigurationReader {

    /** BuildKit's stable image, as buildx itself would take it. */
    public static final String DEFAULT_BUILDKIT_IMAGE = "moby/buildkit:buildx-stable-1";

    /** The image that registers QEMU handlers; the digest is the one of the public multi-architecture image. */
    public static final String DEFAULT_BINFMT_IMAGE = "tonistiigi/binfmt:qemu-v10.2.3-68"
            + "@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0";

    private static final Pattern ARGUMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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
        Optional<BuildSpec.Naming> naming = new NamingReader(problems).read(raw);
        List<Platform> platforms = platforms(raw);
        BuildSpec.Narrowing narrowing = narrowing(raw, platforms);
        BuildSpec.Source source = source(raw.source(), raw.prebuilt());
        Prebuilt prebuilt =
                new PrebuiltReader(problems, raw.unknownPlatforms(), platforms).read(raw.prebuilt(), raw.source());
        List<Output> outputs = new OutputsReader(problems).read(raw.outputs(), naming.orElse(UNNAMED));
        Timestamps timestamps = new TimestampsReader(problems, outputs)
                .read(raw.options().timestamps(), raw.source().buildArgs().keySet());
        BuildOptions options = new OptionsReader(problems)
                .read(raw.options(), timestamps, raw.source().folder(), platforms);
        ToolsReader tools = new ToolsReader(problems);
        Optional<BuildSpec.BuilderChoice> builder = tools.builder(raw.builder());
        Optional<BuildSpec.BinfmtChoice> binfmt = tools.binfmt(raw.binfmt());
        Optional<BinaryCheck> checkBinaries = new BinaryCheckReader(problems).read(raw.checkBinaries());
        problems.throwIfAny();
        return new BuildSpec(
                naming.orElseThrow(),
                platforms,
                narrowing,
                source,
                new BuildSpec.Manner(options, outputs),
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

    private BuildSpec.Source source(RawConfiguration.RawSource raw, RawPrebuilt prebuilt) {
        Path context = raw.context().toAbsolutePath().normalize();
        Path dockerfile = raw.dockerfile()
                .orElse(context.resolve("Dockerfile"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(context)) {
            problems.add(
                    ProblemCode.CONTEXT_MISSING,
                    "<context> is " + context + ", which is no folder",
                    "the files that the Dockerfile copies are taken from there",
                    "create it or correct <context>");
        } else if (prebuilt.baseImage().isEmpty() && !Files.isRegularFile(dockerfile)) {
            problems.add(
                    ProblemCode.DOCKERFILE_MISSING,
                    "there is no Dockerfile at " + dockerfile,
                    raw.dockerfile().isPresent() ? "<dockerfile> says so" : "that is where it is looked for by default",
                    "create it or correct <dockerfile>");
        }
        checkArguments(raw);
        return new BuildSpec.Source(
                context, dockerfile, raw.target(), raw.buildArgs(), buildContexts(raw), raw.labels());
    }

    private void checkArguments(RawConfiguration.RawSource raw) {
        for (String name : new TreeSet<>(raw.buildArgs().keySet())) {
            if (PlatformArguments.contains(name)) {
                problems.add(
                        ProblemCode.BUILD_ARG_AUTOMATIC,
                        "<buildArgs> sets " + name,
                        "BuildKit gives it the right value for each platform; a value of yours beats it, so that every"
                                + " platform gets the files of one",
                        "remove it; to do something else on some platform, test the argument in the Dockerfile");
            } else if (name.equals(Timestamps.EPOCH)
                    && !TimestampsReader.isSeconds(raw.buildArgs().getOrDefault(name, ""))) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<buildArgs> sets SOURCE_DATE_EPOCH to something else than seconds",
                        "BuildKit takes seconds since 1970 there",
                        "write it as a number, or set the property project.build.outputTimestamp");
            } else if (name.equals("BUILDKIT_MULTI_PLATFORM")) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<buildArgs> sets BUILDKIT_MULTI_PLATFORM",
                        "it decides whether BuildKit makes a list of one platform, and this plugin asks for one where it"
                                + " promises one",
                        "remove it: a layout and a registry get a list of one platform anyway");
            } else if (!ARGUMENT_NAME.matcher(name).matches()) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<buildArgs> holds \"" + name + "\", which is no name of an argument",
                        "no ARG of a Dockerfile can have that name",
                        "use letters, digits and underscores, no digit first");
            }
        }
    }

    private Map<String, String> buildContexts(RawConfiguration.RawSource raw) {
        Map<String, String> contexts = new LinkedHashMap<>();
        for (String text : raw.buildContexts()) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? "" : text.substring(0, equals).strip();
            String location = text.substring(equals + 1).strip();
            if (name.isEmpty() || location.isEmpty()) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<buildContexts> holds \"" + text + "\"",
                        "a named context is name=location",
                        "write it in that form, such as alpine=docker-image://alpine:3.20");
            } else {
                contexts.put(name, new ModulePaths(raw.folder()).context(location));
            }
        }
        return contexts;
    }
}

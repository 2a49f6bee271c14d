package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.PlatformArguments;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** buildx: util/store.go, "invalid name … needs to start with a letter". */
    private static final Pattern BUILDER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    private static final Pattern ARGUMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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
        BuildSpec.Source source = source(raw.source());
        Optional<BuildSpec.BuilderChoice> builder = builder(raw.builder());
        Optional<BuildSpec.BinfmtChoice> binfmt = binfmt(raw.binfmt());
        problems.throwIfAny();
        return new BuildSpec(
                naming.orElseThrow(), platforms, narrowing, source, builder.orElseThrow(), binfmt.orElseThrow());
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

    private BuildSpec.Source source(RawConfiguration.RawSource raw) {
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
        } else if (!Files.isRegularFile(dockerfile)) {
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
            } else if (!ARGUMENT_NAME.matcher(name).matches()) {
                problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<buildArgs> holds \"" + name + "\", which is no name of an argument",
                        "no ARG of a Dockerfile can have that name",
                        "use letters, digits and underscores, no digit first");
            }
        }
    }

    /** A location that is no URL is a folder, which buildx would look for in a folder that nobody chose. */
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
                contexts.put(
                        name,
                        isUrl(location)
                                ? location
                                : raw.folder().resolve(location).toString());
            }
        }
        return contexts;
    }

    private static boolean isUrl(String location) {
        return location.contains("://") || location.startsWith("git@") || location.startsWith("github.com/");
    }

    private Optional<BuildSpec.BuilderChoice> builder(RawConfiguration.RawBuilder raw) {
        Optional<ImageReference> image = imageOf("builder", raw.image().orElse(DEFAULT_BUILDKIT_IMAGE));
        if (raw.name().isEmpty()) {
            return image.map(name -> new BuildSpec.BuilderChoice.Managed(name, raw.driverOpts()));
        }
        String name = raw.name().get();
        if (!BUILDER_NAME.matcher(name).matches()) {
            problems.add(
                    ProblemCode.BUILDER_NAME_INVALID,
                    "<builder><name> is \"" + name + "\", which cannot name a builder",
                    "buildx wants a letter, then letters, digits, underscores, dots and hyphens",
                    "correct it; docker buildx ls lists the builders that exist");
        }
        if (raw.image().isPresent() || !raw.driverOpts().isEmpty()) {
            problems.add(
                    ProblemCode.BUILDER_SETTINGS_UNUSED,
                    "<builder> has a <name> beside settings for a new builder",
                    "a builder that is chosen by name is used as it is: <image> and <driverOpts> would do nothing",
                    "remove <name> to have a builder made from the settings, or remove the settings");
        }
        return Optional.of(new BuildSpec.BuilderChoice.Existing(name));
    }

    private Optional<BuildSpec.BinfmtChoice> binfmt(RawConfiguration.RawBinfmt raw) {
        Optional<BinfmtMode> mode = raw.mode().isEmpty()
                ? Optional.of(BinfmtMode.AUTO)
                : mode(raw.mode().get());
        Optional<ImageReference> image = binfmtImage(raw.image().orElse(DEFAULT_BINFMT_IMAGE));
        return mode.isPresent() && image.isPresent()
                ? Optional.of(new BuildSpec.BinfmtChoice(image.get(), mode.get()))
                : Optional.empty();
    }

    private Optional<BinfmtMode> mode(String text) {
        List<String> known = new ArrayList<>();
        for (BinfmtMode mode : BinfmtMode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            if (name.equals(text.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(mode);
            }
            known.add(name);
        }
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<binfmt><mode> is \"" + text + "\"",
                "it is one of " + String.join(", ", known),
                "choose one of these");
        return Optional.empty();
    }

    private Optional<ImageReference> binfmtImage(String text) {
        Optional<ImageReference> image = imageOf("binfmt", text);
        if (image.isPresent() && image.get().digest().isEmpty()) {
            problems.add(
                    ProblemCode.BINFMT_IMAGE_UNPINNED,
                    "<binfmt><image> is \"" + text + "\", which has no digest",
                    "the image runs as root on your kernel: what it is must not change behind a tag",
                    "append @sha256:… as docker buildx imagetools inspect " + text + " shows it");
        }
        return image;
    }

    private Optional<ImageReference> imageOf(String element, String text) {
        try {
            return Optional.of(ImageReference.of(text));
        } catch (IllegalArgumentException e) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<" + element + "><image> is \"" + text + "\", which is no image name",
                    "a name is " + ImageReference.GRAMMAR,
                    "write it in that form");
            return Optional.empty();
        }
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawConfiguration.RawParts;
import io.github.multiarchmaven.config.RawConfiguration.RawPerPlatform;
import io.github.multiarchmaven.config.RawConfiguration.RawSource;
import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Understands what is built, for each platform. */
final class SourcesReader {

    private static final RawParts NOTHING =
            new RawParts(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of(), List.of());

    private final Problems problems;
    private final RawSource raw;
    private final RawPrebuilt prebuilt;
    private final BuildArgumentsReader arguments;
    private final SecretsReader secrets;
    private final Set<Platform> foundByName = new LinkedHashSet<>();

    /** @param prebuilt may stand in for a Dockerfile */
    SourcesReader(Problems problems, RawSource raw, RawPrebuilt prebuilt) {
        this.problems = problems;
        this.raw = raw;
        this.prebuilt = prebuilt;
        this.arguments = new BuildArgumentsReader(problems);
        this.secrets = new SecretsReader(problems);
    }

    /** @param platforms of the image, as far as they are understood; what is wrong is told even if there are none */
    Sources read(List<Platform> platforms) {
        Map<Platform, RawParts> own = perPlatform(platforms);
        if (platforms.isEmpty()) {
            source(NOTHING, Optional.empty());
        }
        Map<Platform, Source> sources = new LinkedHashMap<>();
        platforms.forEach(
                platform -> sources.put(platform, source(own.getOrDefault(platform, NOTHING), Optional.of(platform))));
        return new Sources(sources, foundByName);
    }

    private Map<Platform, RawParts> perPlatform(List<Platform> platforms) {
        Map<Platform, RawParts> own = new HashMap<>();
        for (RawPerPlatform settings : raw.perPlatform()) {
            if (settings.platforms().isEmpty()) {
                invalid(
                        "<perPlatform> has settings without <platforms>",
                        "they say for which platforms something is to be another",
                        "add <platforms>, one or several of those of the image, separated by commas");
            }
            if (!settings.platforms().isEmpty() && settings.parts().equals(NOTHING)) {
                invalid(
                        "<perPlatform> has settings for " + String.join(", ", settings.platforms())
                                + " with nothing in them",
                        "they are to set <dockerfile>, <target>, <context>, <buildArgs>, <buildContexts> or <secrets>",
                        "set one of these, or remove them");
            }
            if (settings.parts().buildArgs().containsKey(Timestamps.EPOCH)) {
                invalid(
                        "<perPlatform> sets the build argument " + Timestamps.EPOCH,
                        "an image has one time, whatever the platform",
                        "set it in <buildArgs> for all platforms");
            }
            new PlatformsReader(UnknownPlatforms.ALLOWED, problems)
                    .read(settings.platforms(), "perPlatform")
                    .forEach(platform -> take(platform, settings.parts(), platforms, own));
        }
        return own;
    }

    private void take(Platform platform, RawParts parts, List<Platform> platforms, Map<Platform, RawParts> own) {
        if (!platforms.isEmpty() && !platforms.contains(platform)) {
            problems.add(
                    ProblemCode.PER_PLATFORM_UNUSED,
                    "<perPlatform> has settings for " + platform + ", which is none of <platforms>",
                    "nothing would come of them; the image is built for " + platforms,
                    "add the platform to <platforms>, or remove the settings");
        }
        if (own.putIfAbsent(platform, parts) != null) {
            problems.add(
                    ProblemCode.PLATFORM_TWICE,
                    "<perPlatform> has settings for " + platform + " twice",
                    "which of them are meant cannot be told",
                    "put them together");
        }
    }

    private Source source(RawParts own, Optional<Platform> platform) {
        Path context = absolute(own.context().or(() -> raw.parts().context()).orElse(raw.folder()));
        return new Source(
                context,
                dockerfile(context, own.dockerfile().or(() -> raw.parts().dockerfile()), platform),
                own.target().or(() -> raw.parts().target()),
                both(arguments.read(raw.parts().buildArgs()), arguments.read(own.buildArgs())),
                both(contexts(raw.parts()), contexts(own)),
                raw.labels(),
                List.copyOf(both(secrets(raw.parts()), secrets(own)).values()));
    }

    private Path dockerfile(Path context, Optional<Path> configured, Optional<Platform> platform) {
        Optional<Path> byName = configured.isPresent() || prebuilt.baseImage().isPresent()
                ? Optional.empty()
                : platform.flatMap(one -> PlatformDockerfile.find(context, one));
        byName.ifPresent(file -> foundByName.add(platform.orElseThrow()));
        Path dockerfile = absolute(configured.or(() -> byName).orElse(context.resolve(PlatformDockerfile.USUAL)));
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
                    configured.isPresent() ? "<dockerfile> says so" : "that is where it is looked for by default",
                    "create it or correct <dockerfile>");
        }
        return dockerfile;
    }

    private Map<String, String> contexts(RawParts parts) {
        Map<String, String> contexts = new LinkedHashMap<>();
        for (String text : parts.buildContexts()) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? "" : text.substring(0, equals).strip();
            String location = text.substring(equals + 1).strip();
            if (name.isEmpty() || location.isEmpty()) {
                invalid(
                        "<buildContexts> holds \"" + text + "\"",
                        "a named context is name=location",
                        "write it in that form, such as alpine=docker-image://alpine:3.20");
            } else {
                contexts.put(name, new ModulePaths(raw.folder()).context(location));
            }
        }
        return contexts;
    }

    private Map<String, Secret> secrets(RawParts parts) {
        Map<String, Secret> read = new LinkedHashMap<>();
        parts.secrets().stream()
                .flatMap(text -> secrets.read(text, raw.folder()).stream())
                .forEach(secret -> read.put(secret.id(), secret));
        return read;
    }

    /** What is for one platform wins over what is for all. */
    private static <T> Map<String, T> both(Map<String, T> forAll, Map<String, T> forOne) {
        Map<String, T> both = new LinkedHashMap<>(forAll);
        both.putAll(forOne);
        return both;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private void invalid(String what, String why, String next) {
        problems.add(ProblemCode.SETTING_INVALID, what, why, next);
    }
}

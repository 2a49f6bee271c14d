package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawPrebuilt.RawFile;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Understands {@code <prebuilt>}. */
final class PrebuiltReader {

    /** Who builds must be able to read it. */
    private static final Pattern MODE = Pattern.compile("0?[4-7][0-7]{2}");

    private final Problems problems;
    private final UnknownPlatforms unknown;
    private final List<Platform> platforms;

    /** @param platforms of the image, as far as they are understood */
    PrebuiltReader(Problems problems, UnknownPlatforms unknown, List<Platform> platforms) {
        this.problems = problems;
        this.unknown = unknown;
        this.platforms = platforms;
    }

    Prebuilt read(RawPrebuilt raw, RawConfiguration.RawSource source) {
        List<PrebuiltEntry> entries = raw.files().stream()
                .flatMap(file -> entry(file, source.folder()).stream())
                .toList();
        Prebuilt prebuilt = new Prebuilt(entries, new PrebuiltImageReader(problems, platforms).read(raw, source));
        platforms.forEach(platform -> refuseTwice(platform, prebuilt));
        if (!raw.files().isEmpty() && contextsOf(source).anyMatch(PrebuiltReader::takesTheName)) {
            wrong(
                    "<buildContexts> has a context called prebuilt, beside <prebuilt>",
                    "that is the name of the context that <prebuilt> fills",
                    "give the other one another name");
        }
        return prebuilt;
    }

    private static Stream<String> contextsOf(RawConfiguration.RawSource source) {
        return Stream.concat(
                source.parts().buildContexts().stream(),
                source.perPlatform().stream().flatMap(own -> own.parts().buildContexts().stream()));
    }

    private static boolean takesTheName(String context) {
        String name = context.contains("=") ? context.substring(0, context.indexOf('=')) : context;
        return name.strip().equals(Prebuilt.CONTEXT) || name.strip().equals(Prebuilt.CONTEXT + ":latest");
    }

    private Optional<PrebuiltEntry> entry(RawFile raw, Path folder) {
        String source = raw.source().map(String::strip).orElse("");
        if (source.isEmpty()) {
            wrong(
                    "<prebuilt> has a <file> without <source>",
                    "that is the file which was built",
                    "add it, such as <source>rel/myapp-{arch}</source>");
            return Optional.empty();
        }
        if (!isPath(source, folder)) {
            wrong(
                    "<prebuilt> has \"" + source + "\" as a <source>",
                    "no file can have that name on this system, and there are no wildcards",
                    "name one file, or the folder in which all of them are");
            return Optional.empty();
        }
        String target = raw.target().map(String::strip).orElseGet(() -> PrebuiltTarget.ofSource(source));
        List<Platform> own = platformsOf(raw, source);
        boolean named = raw.platform().isEmpty() || !own.isEmpty();
        boolean filled =
                Stream.of(source, target).filter(this::knowsPlaceholders).count() == 2;
        if (!named || !filled || !staysInside(target, source, folder)) {
            return Optional.empty();
        }
        return Optional.of(new PrebuiltEntry(own, folder, source, target, mode(raw, source)));
    }

    private static boolean isPath(String text, Path folder) {
        try {
            return !folder.resolve(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private List<Platform> platformsOf(RawFile raw, String source) {
        List<String> texts = raw.platform().stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
        List<Platform> named = new PlatformsReader(unknown, problems).read(texts, "prebuilt");
        named.stream()
                .filter(platform -> !platforms.isEmpty() && !platforms.contains(platform))
                .forEach(platform -> wrong(
                        "<prebuilt> has " + source + " for " + platform + ", which is none of <platforms>",
                        "no image would get it; <platforms> says " + Platform.list(platforms),
                        "add the platform there, or remove the file"));
        return named;
    }

    private boolean knowsPlaceholders(String text) {
        Optional<String> word = PlatformPlaceholders.unknownIn(text);
        word.ifPresent(unknownWord -> wrong(
                "<prebuilt> holds \"" + text + "\", and " + unknownWord + " stands for nothing",
                "the words in braces are " + PlatformPlaceholders.ALL,
                "use these, or name the file of each platform in a <file> with <platform>"));
        return word.isEmpty();
    }

    private boolean staysInside(String target, String source, Path folder) {
        boolean inside = PrebuiltTarget.isInside(target) && isPath(target, folder);
        if (!inside) {
            wrong(
                    "<prebuilt> has \"" + target + "\" as the <target> of " + source,
                    "it is a relative path with slashes, in a folder that each platform has for itself",
                    "write it in that form, such as myapp or lib/libmyapp.so");
        }
        return inside;
    }

    private Optional<Integer> mode(RawFile raw, String source) {
        String text = raw.mode().map(String::strip).orElse("755");
        if (!MODE.matcher(text).matches()) {
            wrong(
                    "<prebuilt> has \"" + text + "\" as the <mode> of " + source,
                    "it is three digits in octal, and whoever builds must be able to read the file",
                    "write it in that form: 755 for a program, 644 for what is only read");
            return Optional.empty();
        }
        return raw.mode().map(given -> Integer.parseInt(text, 8));
    }

    private void refuseTwice(Platform platform, Prebuilt prebuilt) {
        prebuilt.filesFor(platform).stream()
                .collect(Collectors.groupingBy(PrebuiltFile::target))
                .forEach((target, files) -> {
                    if (files.size() > 1) {
                        String sources =
                                files.stream().map(PrebuiltFile::written).collect(Collectors.joining(" and "));
                        wrong(
                                "<prebuilt> has more than one \"" + target + "\" for " + platform + ": " + sources,
                                "only one of them can have that name there",
                                "give each a <target> of its own");
                    }
                });
    }

    private void wrong(String what, String why, String next) {
        problems.add(ProblemCode.PREBUILT_INVALID, what, why, next);
    }
}

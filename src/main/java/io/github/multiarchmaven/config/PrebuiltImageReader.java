package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Understands the parameters that take the place of a Dockerfile. */
final class PrebuiltImageReader {

    private static final String DEFAULT_PLACE = "/usr/local/bin/";
    private static final String SCRATCH = "scratch";

    /** What means nothing else in a Dockerfile. */
    private static final Pattern PLACE = Pattern.compile("/[A-Za-z0-9._+@/-]*");

    private final Problems problems;
    private final List<Platform> platforms;

    /** @param platforms of the image, as far as they are understood */
    PrebuiltImageReader(Problems problems, List<Platform> platforms) {
        this.problems = problems;
        this.platforms = platforms;
    }

    Optional<PrebuiltImage> read(RawPrebuilt raw, RawConfiguration.RawSource source) {
        if (raw.baseImage().isEmpty()) {
            refuseWithoutBase(raw);
            return Optional.empty();
        }
        String base = raw.baseImage().get().strip();
        checkName(base);
        if (raw.files().isEmpty()) {
            wrong(
                    "<baseImage> is set, and there is no <prebuilt>",
                    "it is for images that consist of a base and of files that were built before",
                    "add <prebuilt>, or write a Dockerfile");
        }
        if (!raw.entrypoint().isEmpty() && raw.entrypoint().get(0).isBlank()) {
            wrong(
                    "<entrypoint> begins with an empty element",
                    "that is the program which the image starts",
                    "write it there, such as " + DEFAULT_PLACE + "myapp");
        }
        if (raw.entrypoint().isEmpty()) {
            wrong(
                    "<baseImage> is set, and there is no <entrypoint>",
                    "the image has to say which program it starts",
                    "add it, such as <entrypoint><arg>" + DEFAULT_PLACE + "myapp</arg></entrypoint>");
        }
        refuseDockerfile(source);
        return Optional.of(new PrebuiltImage(base, place(raw), raw.entrypoint()));
    }

    private void refuseWithoutBase(RawPrebuilt raw) {
        if (!raw.entrypoint().isEmpty() || raw.into().isPresent()) {
            wrong(
                    "<" + (raw.entrypoint().isEmpty() ? "prebuiltInto" : "entrypoint") + "> is set without <baseImage>",
                    "it is for images that have no Dockerfile; here the Dockerfile says it",
                    "remove it and say it in the Dockerfile, or set <baseImage> and remove the Dockerfile");
        }
    }

    private void checkName(String base) {
        if (base.equals(SCRATCH)) {
            return;
        }
        if (base.equals(Prebuilt.CONTEXT)) {
            wrong(
                    "<baseImage> is \"" + base + "\"",
                    "that is what the files of <prebuilt> are called, so it would mean them",
                    "write the image with its registry: docker.io/library/" + base);
            return;
        }
        try {
            ImageReference.of(base);
        } catch (IllegalArgumentException e) {
            wrong(
                    "<baseImage> is \"" + base + "\", which is no image name",
                    "a name is " + ImageReference.GRAMMAR + ", or scratch",
                    "write it in that form");
        }
    }

    private void refuseDockerfile(RawConfiguration.RawSource source) {
        dockerfileOf(source)
                .ifPresent(file -> wrong(
                        "<baseImage> is set, and there is a Dockerfile: " + file,
                        "each of them says what the image consists of",
                        source.parts().dockerfile().isPresent()
                                ? "remove <dockerfile> or <baseImage>"
                                : "remove <baseImage>, or set <context> to a folder without a Dockerfile"));
        if (!source.perPlatform().isEmpty()) {
            wrong(
                    "<baseImage> is set, and so is <perPlatform>",
                    "without a Dockerfile there is nothing that could be another for some platforms but the files of"
                            + " <prebuilt>",
                    "remove <perPlatform>, or write a Dockerfile");
        }
    }

    /** The one that is configured, or one that would be found. */
    private Optional<Path> dockerfileOf(RawConfiguration.RawSource source) {
        Path context = source.parts()
                .context()
                .orElse(source.folder())
                .toAbsolutePath()
                .normalize();
        Stream<Path> usual =
                Stream.of(context.resolve(PlatformDockerfile.USUAL)).filter(Files::isRegularFile);
        Stream<Path> byName =
                platforms.stream().flatMap(platform -> PlatformDockerfile.find(context, platform).stream());
        return source.parts().dockerfile().or(() -> Stream.concat(usual, byName).findFirst());
    }

    private String place(RawPrebuilt raw) {
        String place = raw.into().map(String::strip).orElse(DEFAULT_PLACE);
        if (!PLACE.matcher(place).matches() || List.of(place.split("/")).contains("..")) {
            wrong(
                    "<prebuiltInto> is \"" + place + "\"",
                    "it is an absolute folder in the image, of letters, digits and ._+@-",
                    "write it in that form, such as " + DEFAULT_PLACE);
        }
        return place.endsWith("/") ? place : place + "/";
    }

    private void wrong(String what, String why, String next) {
        problems.add(ProblemCode.PREBUILT_INVALID, what, why, next);
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.Prebuilt;
import io.github.multiarchmaven.config.PrebuiltImage;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that were built before, on their way to BuildKit: they become a named context, beside what is being made. */
final class PrebuiltContext {

    private final Results results;
    private final BuildLog log;

    PrebuiltContext(Results results, BuildLog log) {
        this.results = results;
        this.log = log;
    }

    /** The same, which takes the files from where {@link #write} is going to put them. */
    BuildSpec placedIn(BuildSpec spec) {
        if (spec.prebuilt().entries().isEmpty()) {
            return spec;
        }
        Places places = placesOf(spec);
        return spec.from(spec.sources().each(source -> placedIn(source, spec, places)));
    }

    private static Source placedIn(Source source, BuildSpec spec, Places places) {
        Map<String, String> contexts = new LinkedHashMap<>(source.buildContexts());
        contexts.put(Prebuilt.CONTEXT, places.files().toString());
        boolean hasImage = spec.prebuilt().image().isPresent();
        return new Source(
                hasImage ? places.context() : source.context(),
                hasImage ? places.dockerfile() : source.dockerfile(),
                source.target(),
                source.buildArgs(),
                contexts,
                source.labels(),
                source.secrets());
    }

    /** The text of the Dockerfile where the user has none. */
    static Optional<String> dockerfileOf(BuildSpec spec) {
        return spec.prebuilt().image().map(image -> String.join("\n", image.dockerfile()) + "\n");
    }

    /**
     * Looks at the files for the platforms of a run.
     *
     * @throws ProblemException with what is missing or wrong on all of them
     */
    Map<Platform, List<PrebuiltTree>> check(BuildScene scene) {
        if (scene.spec().prebuilt().entries().isEmpty()) {
            return Map.of();
        }
        scene.groups().stream()
                .filter(group -> !group.dockerfileText().contains(Prebuilt.CONTEXT))
                .forEach(group -> log.unusedPrebuilt(group.group().source().dockerfile()));
        return PrebuiltCheck.run(scene.spec(), scene.platforms());
    }

    /** Puts what was looked at in its place, which exists as long as the result is being made. */
    void write(BuildSpec spec, Map<Platform, List<PrebuiltTree>> trees) {
        if (trees.isEmpty()) {
            return;
        }
        Places places = placesOf(spec);
        try {
            Files.createDirectories(places.context());
            new PrebuiltStage(Files.createDirectories(places.files())).write(trees);
            Optional<String> dockerfile = dockerfileOf(spec);
            if (dockerfile.isPresent()) {
                Files.writeString(places.dockerfile(), dockerfile.get());
            }
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.PREBUILT_INVALID,
                            "<prebuilt> has a file whose name cannot be used here: \"" + e.getInput() + "\"",
                            "Java takes names of files in the encoding of this process's locale, and that has not all of its"
                                    + " characters",
                            "run Maven in a locale with UTF-8, such as LC_ALL=C.UTF-8"),
                    e);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot copy what <prebuilt> names to " + places.files(),
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "check that the folder may be written to and that the disk is not full"),
                    e);
        }
    }

    /** What goes where, for people. */
    static List<String> describe(BuildSpec spec, Map<Platform, List<PrebuiltTree>> trees) {
        List<String> lines = new ArrayList<>();
        trees.forEach((platform, each) -> each.forEach(tree -> lines.add("take "
                + tree.origin().written() + " for " + platform + ", as "
                + (tree.origin().target().isEmpty() ? "." : tree.origin().target()))));
        Optional<PrebuiltImage> image = spec.prebuilt().image();
        if (image.isPresent()) {
            lines.add("by this Dockerfile:");
            image.get().dockerfile().forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    private Places placesOf(BuildSpec spec) {
        return new Places(results.prebuiltOf(spec.naming().id()));
    }

    private record Places(Path folder) {

        Path files() {
            return folder.resolve("files");
        }

        Path context() {
            return folder.resolve("context");
        }

        Path dockerfile() {
            return folder.resolve("Dockerfile");
        }
    }
}

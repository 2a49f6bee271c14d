package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What BuildKit gets as a Dockerfile: the user's, or the plugin's where the user has none. */
final class DockerfileText {

    private DockerfileText() {}

    /** @throws ProblemException DOCKERFILE_UNREADABLE if it is no text */
    static String of(BuildSpec spec, Source source) {
        return PrebuiltContext.dockerfileOf(spec).orElseGet(() -> read(source.dockerfile()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.DOCKERFILE_UNREADABLE,
                            "cannot read " + file,
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "check that it is a text file in UTF-8 and that it may be read"),
                    e);
        }
    }
}

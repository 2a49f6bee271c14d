package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What buildx was asked for, as far as it helps to explain a failure.
 *
 * @param image the name of the image, for messages
 * @param platforms that were built
 * @param builder that built them
 * @param dockerfile that was built
 * @param binfmtImage the image that registers handlers, for the advice to do so
 */
public record BuildCall(
        String image, List<Platform> platforms, Builder builder, Dockerfile dockerfile, String binfmtImage) {

    /** BuildKit docs, reference/build-checks/from-platform-flag-const-disallowed. */
    private static final String CONSTANT_PLATFORM = "FromPlatformFlagConstDisallowed";

    public BuildCall {
        platforms = List.copyOf(platforms);
    }

    /**
     * A builder, of one node or of several.
     *
     * @param name as buildx knows it
     * @param natives platforms that its processors execute without emulation; empty if nobody knows
     */
    public record Builder(String name, Set<Platform> natives) {

        public Builder {
            natives = Set.copyOf(natives);
        }

        /** Whether its processors execute programs of a platform by themselves, as far as platforms tell. */
        public boolean executes(Platform platform) {
            return natives.stream().anyMatch(own -> own.runs(platform) || own.alsoExecutes(platform));
        }
    }

    /**
     * What the image is built from.
     *
     * @param path as the user wrote it
     * @param text its content
     * @param fixedPlatforms by line of a FROM, counted from 1: the platform that it has as a constant, as far as known
     */
    public record Dockerfile(String path, String text, Map<Integer, Platform> fixedPlatforms) {

        public Dockerfile {
            fixedPlatforms = Map.copyOf(fixedPlatforms);
        }

        /** The first line of an instruction, counted from 1; empty where it does not stand exactly once. */
        public OptionalInt lineOf(String instruction) {
            return DockerfileLines.of(instruction, text).stream()
                    .mapToInt(SourceBlock.Line::number)
                    .findFirst();
        }

        /** Its name, for messages. */
        public String fileName() {
            return String.valueOf(Path.of(path).getFileName());
        }
    }

    /**
     * Whether a warning is about a constant that is the platform of every image of this build, as in Dockerfiles of which
     * there is one for each platform. Which constant that is, is taken from the Dockerfile and not from BuildKit's text.
     */
    public boolean isAsMeant(BuildWarning warning) {
        return warning.isOfRule(CONSTANT_PLATFORM)
                && warning.line().isPresent()
                && platforms.stream()
                        .allMatch(platform -> platform.equals(
                                dockerfile.fixedPlatforms().get(warning.line().getAsInt())));
    }
}

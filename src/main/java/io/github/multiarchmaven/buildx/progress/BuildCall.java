package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param network if it is in a container with a network of its own, as far as known
     */
    public record Builder(String name, Set<Platform> natives, Optional<OwnNetwork> network) {

        public Builder {
            natives = Set.copyOf(natives);
        }

        /** One of whose network nobody knows anything. */
        public Builder(String name, Set<Platform> natives) {
            this(name, natives, Optional.empty());
        }

        /** Whether its processors surely do not execute programs of a platform by themselves. */
        boolean emulates(Platform platform) {
            return !natives.isEmpty()
                    && natives.stream().noneMatch(own -> own.runs(platform) || own.alsoExecutes(platform));
        }
    }

    /**
     * The network of a container.
     *
     * @param machine under which address it reaches the machine that it runs on; empty if nobody knows
     */
    public record OwnNetwork(Optional<String> machine) {}

    /**
     * What the image is built from.
     *
     * @param path as the user wrote it
     * @param text its content
     * @param fixedPlatforms by line of a FROM, counted from 1: the platform that it has as a constant, as far as known
     * @param executed by line of an instruction: the platforms on which it executes, as far as known
     */
    public record Dockerfile(
            String path, String text, Map<Integer, Platform> fixedPlatforms, Map<Integer, Set<Platform>> executed) {

        public Dockerfile {
            fixedPlatforms = Map.copyOf(fixedPlatforms);
            executed = Map.copyOf(executed);
        }

        /** One of which nobody knows what executes where. */
        public Dockerfile(String path, String text, Map<Integer, Platform> fixedPlatforms) {
            this(path, text, fixedPlatforms, Map.of());
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

    /** Whether a step is a program that is surely emulated. */
    public boolean emulates(StepName step) {
        return step.executes() && platformOf(step).filter(builder::emulates).isPresent();
    }

    /**
     * Where an instruction runs. In a call for one platform BuildKit names none, neither that one nor the builder's own.
     *
     * @return empty if it is not sure
     */
    public Optional<Platform> platformOf(StepName step) {
        return step.platform().or(() -> new Stages(dockerfile).platformOf(step));
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

package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.UnprintedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a Dockerfile: the settings of the build that change which of its instructions execute, and where.
 *
 * @param platforms those that images are wanted for
 * @param buildPlatform the platform of the builder: the value of {@code BUILDPLATFORM}
 * @param target the stage to build; absent for the last one
 * @param buildArgs values for {@code ARG}; never repeated in a message
 * @param namedContexts names that {@code --build-context} gives a content of its own, stages of that name included
 * @param fileName what messages call the file
 * @param triggers what is known of base images; those that nobody asked about have none
 */
public record DockerfileReading(
        List<Platform> platforms,
        Platform buildPlatform,
        Optional<String> target,
        Map<String, String> buildArgs,
        Set<String> namedContexts,
        String fileName,
        Map<BaseImage.Pulled, Triggers> triggers) {

    public DockerfileReading {
        platforms = List.copyOf(platforms);
        buildArgs = UnprintedValues.of(buildArgs);
        namedContexts = Set.copyOf(namedContexts);
        triggers = Map.copyOf(triggers);
    }

    /** Before anybody was asked about base images. */
    public DockerfileReading(
            List<Platform> platforms,
            Platform buildPlatform,
            Optional<String> target,
            Map<String, String> buildArgs,
            Set<String> namedContexts,
            String fileName) {
        this(platforms, buildPlatform, target, buildArgs, namedContexts, fileName, Map.of());
    }

    /** The same with what was learnt. */
    public DockerfileReading knowing(Map<BaseImage.Pulled, Triggers> learnt) {
        return new DockerfileReading(platforms, buildPlatform, target, buildArgs, namedContexts, fileName, learnt);
    }
}

package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a Dockerfile makes the builder do.
 *
 * <p>Not in here: the ONBUILD triggers of base images, which only their configurations know.
 *
 * @param executions by requested platform, in the order of the file: what executes while its image is built
 * @param unsure sentences, each with its line: what the text left open, why, and what was assumed
 * @param baseImages by line and platform; those whose name could not be decided are missing
 * @param foundation what the image starts from
 * @param fixedPlatforms by line of a FROM, counted from 1: the platform that it has as a constant
 */
public record DockerfileFacts(
        Map<Platform, List<Execution>> executions,
        List<String> unsure,
        List<BaseImage> baseImages,
        Foundation foundation,
        Map<Integer, Platform> fixedPlatforms) {

    /** What an image starts from, over all the stages that it starts from. */
    public enum Foundation {
        /** Nothing: every layer is made by the build. */
        SCRATCH,
        /** An image, or what may be one. */
        IMAGE
    }

    public DockerfileFacts {
        Map<Platform, List<Execution>> copy = new LinkedHashMap<>();
        executions.forEach((platform, list) -> copy.put(platform, List.copyOf(list)));
        executions = Collections.unmodifiableMap(copy);
        unsure = List.copyOf(unsure);
        baseImages = List.copyOf(baseImages);
        fixedPlatforms = Map.copyOf(fixedPlatforms);
    }

    /** Where nothing is known but what executes. */
    public static DockerfileFacts of(Map<Platform, List<Execution>> executions) {
        return new DockerfileFacts(executions, List.of(), List.of(), Foundation.IMAGE, Map.of());
    }

    /**
     * What several Dockerfiles do, each for other platforms. The constants of their FROMs are those of none: a line is not the
     * same in each.
     *
     * @param parts at least one
     */
    public static DockerfileFacts together(List<DockerfileFacts> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Map<Platform, List<Execution>> executions = new LinkedHashMap<>();
        parts.forEach(part -> executions.putAll(part.executions()));
        return new DockerfileFacts(
                executions,
                parts.stream()
                        .flatMap(part -> part.unsure().stream())
                        .distinct()
                        .toList(),
                parts.stream().flatMap(part -> part.baseImages().stream()).toList(),
                parts.stream().allMatch(part -> part.foundation() == Foundation.SCRATCH)
                        ? Foundation.SCRATCH
                        : Foundation.IMAGE,
                Map.of());
    }

    /** The platforms that the builder must be able to run, whichever image needs them. */
    public Set<Platform> executedPlatforms() {
        return executions.values().stream()
                .flatMap(Collection::stream)
                .map(Execution::on)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What executes on this platform, whichever image it is for; each once, in the order of the file. */
    public List<Execution> executionsOn(Platform platform) {
        return executions.values().stream()
                .flatMap(Collection::stream)
                .filter(execution -> execution.on().equals(platform))
                .distinct()
                .sorted(Comparator.comparing(Execution::file).thenComparingInt(Execution::line))
                .toList();
    }
}

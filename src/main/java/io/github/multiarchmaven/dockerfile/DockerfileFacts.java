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
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a Dockerfile makes the builder do.
 *
 * @param executions by requested platform, in the order of the file: what executes while its image is built
 * @param unsure sentences, each with its line: what the text left open, why, and what was assumed
 * @param baseImages by line and platform; those whose name could not be decided are missing
 * @param taken what is pulled besides
 * @param foundation what the image starts from
 * @param fixedPlatforms by line of a FROM, counted from 1: the platform that it has as a constant
 * @param onbuild what base images add, as far as it is known
 */
public record DockerfileFacts(
        Map<Platform, List<Execution>> executions,
        List<String> unsure,
        List<BaseImage> baseImages,
        Taken taken,
        Foundation foundation,
        Map<Integer, Platform> fixedPlatforms,
        Onbuild onbuild) {

    /** What an image starts from, over all the stages that it starts from. */
    public enum Foundation {
        /** Nothing: every layer is made by the build. */
        SCRATCH,
        /** An image, or what may be one. */
        IMAGE
    }

    /**
     * What is pulled for a Dockerfile besides what its stages start from.
     *
     * @param from by line and platform: what {@code COPY --from} and {@code RUN --mount=from} take files from
     * @param frontends the image that reads the file; no named context replaces it
     * @param remote each {@code ADD} that is not of files of the context, or may not be, with its line
     */
    public record Taken(List<BaseImage> from, Set<String> frontends, Set<String> remote) {

        /** Nothing. */
        public static final Taken NONE = new Taken(List.of(), Set.of(), Set.of());

        public Taken {
            from = List.copyOf(from);
            frontends = Set.copyOf(frontends);
            remote = Collections.unmodifiableSet(new LinkedHashSet<>(remote));
        }

        static Taken together(List<Taken> parts) {
            return new Taken(
                    parts.stream().flatMap(part -> part.from().stream()).toList(),
                    parts.stream().flatMap(part -> part.frontends().stream()).collect(Collectors.toSet()),
                    parts.stream()
                            .flatMap(part -> part.remote().stream())
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }
    }

    /**
     * The ONBUILD instructions of base images, which only their configurations know. What is known to execute is among the
     * executions.
     *
     * @param told sentences, each with the line of a FROM and the instruction that executes there
     * @param perhaps platforms on which something may execute that nobody could be asked about; a mere doubt, in no execution
     */
    public record Onbuild(List<String> told, Set<Platform> perhaps) {

        /** Nobody was asked, or no image has any. */
        public static final Onbuild NONE = new Onbuild(List.of(), Set.of());

        public Onbuild {
            told = List.copyOf(told);
            perhaps = Set.copyOf(perhaps);
        }

        static Onbuild together(List<Onbuild> parts) {
            return new Onbuild(
                    parts.stream()
                            .flatMap(part -> part.told().stream())
                            .distinct()
                            .toList(),
                    parts.stream().flatMap(part -> part.perhaps().stream()).collect(Collectors.toSet()));
        }
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
        return new DockerfileFacts(
                executions, List.of(), List.of(), Taken.NONE, Foundation.IMAGE, Map.of(), Onbuild.NONE);
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
                Taken.together(parts.stream().map(DockerfileFacts::taken).toList()),
                parts.stream().allMatch(part -> part.foundation() == Foundation.SCRATCH)
                        ? Foundation.SCRATCH
                        : Foundation.IMAGE,
                Map.of(),
                Onbuild.together(parts.stream().map(DockerfileFacts::onbuild).toList()));
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

    /** The platforms of which it is doubtful whether anything executes on them, and nothing is known to. */
    public Set<Platform> perhapsExecutedPlatforms() {
        Set<Platform> perhaps = new TreeSet<>(onbuild.perhaps());
        perhaps.removeAll(executedPlatforms());
        return perhaps;
    }
}

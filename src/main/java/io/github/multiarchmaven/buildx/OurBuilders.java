package io.github.multiarchmaven.buildx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The builders that this plugin made on one engine, or with nodes of the user's choice, whatever their settings. */
public final class OurBuilders {

    /** buildx waits 20 s for a node that does not answer. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Pattern NAME = Pattern.compile(ManagedBuilder.NAME_PREFIX + "(nodes-)?[0-9a-f]{10}");
    private static final JsonReader JSON = JsonReader.lenient();

    private final Buildx buildx;
    private final Builders builders;
    private final String endpoint;

    /**
     * Looks on one engine only: buildx knows builders of all engines that it ever worked with.
     *
     * @param endpoint address of the engine
     */
    public OurBuilders(Buildx buildx, String endpoint) {
        this.buildx = buildx;
        this.builders = new Builders(buildx);
        this.endpoint = endpoint;
    }

    /** All of them. */
    public List<BuilderState> all() {
        return named().filter(this::isOurs).toList();
    }

    /** Those that have a name like ours and are something else: of another engine, mostly. */
    public List<BuilderState> others() {
        return named().filter(state -> !isOurs(state)).toList();
    }

    /**
     * Removes one of {@link #all}, with its containers and caches.
     *
     * @return what buildx has to say of nodes that it could not reach, on which these are still; empty if all is well
     * @throws ProblemException BUILDER_BROKEN if it is there afterwards, or if buildx says so
     */
    public List<String> remove(String name) {
        return remove(name, List.of("rm", name));
    }

    /** The same, and its caches stay for the next one of that name. */
    public List<String> removeKeepingCaches(String name) {
        return remove(name, List.of("rm", "--keep-state", name));
    }

    private List<String> remove(String name, List<String> words) {
        CommandResult result = buildx.run(words.stream().map(Argument::shown).toList(), LIMIT);
        if (builders.find(name).isPresent()) {
            throw new ProblemException(Problem.of(
                            ProblemCode.BUILDER_BROKEN,
                            "the builder " + name + " cannot be removed",
                            "buildx lists it still, after \"docker buildx rm\"",
                            "see what buildx says below; docker buildx rm --force " + name
                                    + " removes a record whatever else")
                    .withEvidence(result.errors()));
        }
        return result.exitedCleanly() ? List.of() : result.errors();
    }

    /**
     * The volume with the cache of a builder of ours; buildx leaves it when the container is gone before the builder
     * (driver/docker-container/driver.go, "Rm").
     */
    public static String volumeOf(BuilderState builder) {
        return builder.nodes().get(0).volume();
    }

    private Stream<BuilderState> named() {
        return names().stream().map(builders::find).flatMap(Optional::stream);
    }

    /** A name alone is no proof: somebody may have liked ours. Nodes may be anywhere, and are of no engine. */
    private boolean isOurs(BuilderState state) {
        if (NodeGroup.isNamed(state.name())) {
            return true;
        }
        return state.driver().equals("docker-container")
                && state.nodes().size() == 1
                && state.nodes().get(0).endpoint().equals(endpoint);
    }

    /** The names of all builders that are named as ours are, on whatever engine. */
    public List<String> names() {
        CommandResult result = buildx.run(
                Stream.of("ls", "--format", "json").map(Argument::shown).toList(), LIMIT);
        if (!result.exitedCleanly()) {
            throw unlisted(result);
        }
        return result.output().stream()
                .filter(line -> !line.isBlank())
                .map(line -> nameIn(line, result))
                .filter(name -> NAME.matcher(name).matches())
                .distinct()
                .toList();
    }

    private static String nameIn(String line, CommandResult result) {
        try {
            JsonNode name = JSON.read(line).path("Name");
            if (!name.isTextual()) {
                throw unlisted(result);
            }
            return name.asText();
        } catch (JsonProcessingException e) {
            throw unlisted(result);
        }
    }

    private static ProblemException unlisted(CommandResult result) {
        return new ProblemException(Problem.of(
                        ProblemCode.BUILDERS_UNLISTED,
                        "buildx does not list its builders",
                        "\"docker buildx ls --format json\" ended with " + result.exitCode()
                                + " or printed something else",
                        "see what it says below; a builder with a broken record can be removed: docker buildx rm NAME")
                .withEvidence(result.errors().isEmpty() ? result.output() : result.errors()));
    }
}

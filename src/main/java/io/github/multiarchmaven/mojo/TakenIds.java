package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results that the executions of one module leave. The same may be made twice, but not two images in one folder.
 *
 * @param shared the map that Maven has for each project and plugin
 */
record TakenIds(Map<Object, Object> shared) {

    private static final String KEY = "multiarch.id.";

    private record Taken(BuildSpec.Naming naming, Object spec) {}

    /**
     * Notes what the result of that name is made of.
     *
     * @throws ProblemException ID_TAKEN if another execution has made it of something else
     */
    void take(BuildSpec.Naming naming, Object spec) {
        Object earlier = shared.putIfAbsent(KEY + naming.id(), new Taken(naming, spec));
        if (earlier instanceof Taken other && !other.spec().equals(spec)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.ID_TAKEN,
                    "the id \"" + naming.id() + "\" is taken by "
                            + other.naming().firstName() + ", which another execution built",
                    naming.firstName() + " is configured in another way, and its result would replace the other"
                            + " one in target/multiarch/" + naming.id(),
                    "give each execution an <id> of its own"));
        }
    }

    /** Those that this run of Maven has made so far. */
    Set<String> all() {
        return shared.keySet().stream()
                .map(Object::toString)
                .filter(key -> key.startsWith(KEY))
                .map(key -> key.substring(KEY.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The results of the images that a module still builds: one of a former name lies there until somebody cleans up. */
final class CurrentResults {

    private CurrentResults() {}

    /**
     * The results, those of other images listed no more.
     *
     * @param named the images that the module builds; none if that is not known
     * @throws ProblemException RESULT_MISSING if there are results and all of them are of other images
     */
    static Results of(Results results, Set<ImageReference> named, BuildLog log) {
        if (named.isEmpty()) {
            return results;
        }
        Predicate<KeptResult> current =
                result -> named.contains(result.description().image());
        List<KeptResult> all = results.all();
        if (!all.isEmpty() && all.stream().noneMatch(current)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_MISSING,
                    "there is no result of " + names(named),
                    "what lies in target/multiarch is "
                            + all.stream()
                                    .map(result -> result.description().image().toString())
                                    .collect(Collectors.joining(", ")),
                    "build the image under the name that the POM gives it now; to take one of those all the same:"
                            + " -Dmultiarch.id="
                            + all.get(0).description().id()));
        }
        all.stream()
                .filter(current.negate())
                .forEach(result -> log.leavingOutResult(
                        result.description().id(), result.description().image(), names(named)));
        return results.listing(current);
    }

    private static String names(Set<ImageReference> images) {
        return images.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The results that a goal works with. */
final class ChosenResults {

    private ChosenResults() {}

    /**
     * At least one.
     *
     * @param id of the one that is meant; empty for all
     * @param goal that needs them
     * @throws ProblemException RESULT_MISSING if there is none
     */
    static List<KeptResult> of(Results results, Optional<String> id, String goal) {
        List<KeptResult> chosen =
                id.isPresent() ? results.find(id.get()).stream().toList() : results.all();
        if (chosen.isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_MISSING,
                    id.map(name -> "there is no result \"" + name + "\"").orElse("there is no result") + " to " + goal,
                    "multiarch:build leaves its result in " + results.folderOf(id.orElse("<id>"))
                            + ", and nothing is there",
                    "build first: mvn package, or mvn multiarch:build multiarch:" + goal));
        }
        return chosen;
    }

    /**
     * The same, of which the image itself is needed.
     *
     * @throws ProblemException RESULT_WITHOUT_LAYOUT if one is in a registry alone
     */
    static List<KeptResult> withLayout(Results results, Optional<String> id, String goal) {
        return having(KeptResult::hasLayout, results, id, goal);
    }

    /**
     * The same, of which the image itself may be in a registry.
     *
     * @throws ProblemException RESULT_WITHOUT_LAYOUT if one is not even there
     */
    static List<KeptResult> somewhere(Results results, Optional<String> id, String goal) {
        return having(
                result ->
                        result.hasLayout() || !result.description().published().isEmpty(),
                results,
                id,
                goal);
    }

    private static List<KeptResult> having(
            Predicate<KeptResult> image, Results results, Optional<String> id, String goal) {
        List<KeptResult> chosen = of(results, id, goal);
        List<Problem> problems = chosen.stream()
                .filter(image.negate())
                .map(result -> withoutLayout(result, goal))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return chosen;
    }

    private static Problem withoutLayout(KeptResult result, String goal) {
        return Problem.of(
                ProblemCode.RESULT_WITHOUT_LAYOUT,
                "the result \"" + result.description().id() + "\" has no image to " + goal,
                result.description().published().isEmpty()
                        ? "there is no folder " + result.layout() + ", and it was not published either"
                        : "it was built with another <output> than oci, or merged with <push> from images in a registry;"
                                + " it is published as " + result.description().published(),
                result.description().published().isEmpty()
                        ? "build it again"
                        : "take it from there: docker pull; to have it here as well, build it with <output>oci</output>"
                                + " too, or merge it without <push>");
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PushSpec;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which results are pushed under which names: each name means one of them. */
final class PushedResults {

    private PushedResults() {}

    /**
     * At least one.
     *
     * @throws ProblemException RESULT_MISSING if there is none, RESULT_WITHOUT_LAYOUT if one is nowhere, PUSH_AMBIGUOUS if several would get one name: the last one
     *     would have it, whichever that is
     */
    static List<KeptResult> of(Results results, PushSpec spec) {
        List<KeptResult> chosen = ChosenResults.somewhere(results, spec.id(), "push");
        if (spec.naming() == PushSpec.Naming.BY_TAGS) {
            refuseAmbiguous(chosen, spec);
        }
        return chosen;
    }

    static List<ImageReference> repositories(ImageDescription result, PushSpec spec) {
        return spec.repositories().isEmpty() ? List.of(result.image()) : spec.repositories();
    }

    /** The tags in each of the repositories; without tags where none is written. */
    static List<ImageReference> names(ImageDescription result, PushSpec spec) {
        List<String> tags = spec.naming() == PushSpec.Naming.BY_TAGS ? result.tags() : List.of();
        return repositories(result, spec).stream()
                .flatMap(repository -> tags.isEmpty()
                        ? List.of(repository).stream()
                        : tags.stream().map(repository::withTag))
                .toList();
    }

    private static void refuseAmbiguous(List<KeptResult> chosen, PushSpec spec) {
        Map<ImageReference, List<String>> ids = new LinkedHashMap<>();
        for (KeptResult result : chosen) {
            names(result.description(), spec)
                    .forEach(name -> ids.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(result.description().id()));
        }
        List<Problem> problems = ids.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name -> ambiguous(name.getKey(), name.getValue()))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Problem ambiguous(ImageReference name, List<String> ids) {
        return Problem.of(
                ProblemCode.PUSH_AMBIGUOUS,
                name + " would mean several images: the results "
                        + ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(" and ")),
                "without <id> every result in target/multiarch is pushed, and these have the same repository and tag",
                "say which one: <id>" + ids.get(0)
                        + "</id> in the execution of push, and one execution for each of them;"
                        + " a result that nothing builds any more goes with mvn clean");
    }
}

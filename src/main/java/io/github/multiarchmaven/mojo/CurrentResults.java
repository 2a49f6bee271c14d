package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The results that a module still makes: one of a former name lies there until somebody cleans up, and so does one of an
 * execution that is gone or whose profile is not active.
 *
 * @param images that the module builds; none if that is not known
 * @param made the names of the results that this run of Maven has made; if there are none, any may be meant
 * @param written the names of those that the POM's executions leave
 */
record CurrentResults(Set<ImageReference> images, Set<String> made, Set<String> written) {

    /**
     * The results, those that the module does not make any more listed no more.
     *
     * @throws ProblemException RESULT_MISSING if there are results and all of them are of other images
     */
    Results of(Results results, BuildLog log) {
        List<KeptResult> all = results.all();
        if (!all.isEmpty() && all.stream().map(KeptResult::description).noneMatch(this::isOfAnImage)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.RESULT_MISSING,
                    "there is no result of " + names(),
                    "what lies in target/multiarch is "
                            + all.stream()
                                    .map(result -> result.description().image().toString())
                                    .collect(Collectors.joining(", ")),
                    "build the image under the name that the POM gives it now; to take one of those all the same:"
                            + " -Dmultiarch.id="
                            + all.get(0).description().id()));
        }
        all.forEach(result -> tell(result.description(), log));
        return results.listing(result -> isOfAnImage(result.description()) && isMade(result.description()));
    }

    private void tell(ImageDescription result, BuildLog log) {
        if (!isOfAnImage(result)) {
            log.leavingOutResult(result.id(), "it is " + result.image() + ", and this module builds " + names());
        } else if (!isMade(result)) {
            log.leavingOutResult(
                    result.id(), "it is of a former run, and neither this one nor an execution of the POM makes it");
        }
    }

    private boolean isOfAnImage(ImageDescription result) {
        return images.isEmpty() || images.contains(result.image());
    }

    private boolean isMade(ImageDescription result) {
        return made.isEmpty() || made.contains(result.id()) || written.contains(result.id());
    }

    private String names() {
        return images.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}

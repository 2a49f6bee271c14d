package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;

/** The last resort: the tool's own words. */
final class Unexplained implements Diagnosis {

    @Override
    public Optional<Problem> of(Failure failure) {
        return Optional.of(Problem.of(
                ProblemCode.BUILD_FAILED,
                "The build of " + failure.call().image() + " failed" + failure.onPlatform() + ".",
                "buildx says: " + failure.shownReason(),
                "The lines below are the tool's own; mvn -X shows all it said."));
    }
}

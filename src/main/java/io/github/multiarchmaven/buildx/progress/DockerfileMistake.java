package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frontend did not understand the Dockerfile; no step was started. */
final class DockerfileMistake implements Diagnosis {

    private static final Pattern ON_LINE =
            Pattern.compile("(?:dockerfile )?parse error (?:on|at) line ([0-9]{1,6}): (.*)", Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<Problem> of(Failure failure) {
        Matcher matcher = ON_LINE.matcher(failure.toolWords());
        if (matcher.find()) {
            return Optional.of(problem(
                    failure, failure.call().dockerfile().path() + ", line " + matcher.group(1), matcher.group(2)));
        }
        return failure.sourceLines().isEmpty()
                ? Optional.empty()
                : Optional.of(problem(failure, failure.place(), failure.shownReason()));
    }

    private static Problem problem(Failure failure, String place, String reason) {
        return Problem.of(
                ProblemCode.BUILD_FAILED,
                "The Dockerfile cannot be built: " + place + ".",
                "BuildKit says: " + failure.mask().apply(reason) + ".",
                "Mend the line.");
    }
}

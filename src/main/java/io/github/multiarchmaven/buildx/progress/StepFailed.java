package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** An instruction of the Dockerfile failed for a reason of its own. */
final class StepFailed implements Diagnosis {

    private static final Pattern FILE_NOT_IN_CONTEXT =
            Pattern.compile("failed to (?:compute cache key|calculate checksum).*not found");

    @Override
    public Optional<Problem> of(Failure failure) {
        return failure.instruction()
                .map(step -> Problem.of(
                        ProblemCode.BUILD_STEP_FAILED,
                        "The step " + failure.shownStep() + " failed" + failure.onPlatform() + ".",
                        why(failure),
                        next(failure)));
    }

    private static String why(Failure failure) {
        String reason = failure.shownReason();
        if (!failure.isCommandFailure()) {
            return reason + ".";
        }
        return reason.contains("exit code: 137")
                ? "Its command was killed (" + reason + "): mostly for want of memory."
                : "Its command ended with " + reason + "; its last lines are below.";
    }

    private static String next(Failure failure) {
        if (FILE_NOT_IN_CONTEXT.matcher(failure.toolWords()).find()) {
            return "Check that the file exists in the build context when the goal runs, and that .dockerignore does not"
                    + " leave it out.";
        }
        return "Mend the step in " + failure.place()
                + failure.platform()
                        .map(platform -> "; -Dmultiarch.only=" + platform + " builds this platform alone")
                        .orElse("")
                + ".";
    }
}

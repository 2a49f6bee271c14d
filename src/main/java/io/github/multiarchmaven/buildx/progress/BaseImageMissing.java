package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The registry answered that it has no such image. */
final class BaseImageMissing implements Diagnosis {

    private static final Pattern NOT_FOUND = Pattern.compile(
            "failed to (?:resolve source metadata|load metadata) for .*: not found\\s*$", Pattern.MULTILINE);

    @Override
    public Optional<Problem> of(Failure failure) {
        if (!NOT_FOUND.matcher(failure.toolWords()).find()) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ProblemCode.BUILD_FAILED,
                "The base image " + BaseImage.shownIn(failure) + " (" + failure.place() + ") does not exist.",
                "Its registry has no such repository or no such tag.",
                "Check name and tag. An image that exists only in the local engine is invisible to a builder in a"
                        + " container: hand it over by <buildContexts>."));
    }
}

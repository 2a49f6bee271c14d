package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** A registry refused to give or take something. */
final class AccessDenied implements Diagnosis {

    private static final Pattern REFUSED = Pattern.compile(
            "insufficient_scope|pull access denied|authorization failed|unauthorized|no basic auth credentials"
                    + "|requested access to the resource is denied|401 Unauthorized|403 Forbidden"
                    + "|denied: ",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PUSHING = Pattern.compile("failed to push (\\S{1,300}?):? ");

    @Override
    public Optional<Problem> of(Failure failure) {
        if (failure.isCommandFailure() || !REFUSED.matcher(failure.toolWords()).find()) {
            return Optional.empty();
        }
        boolean pushing = PUSHING.matcher(failure.toolWords()).find();
        return Optional.of(pushing ? pushRefused(failure) : pullRefused(failure));
    }

    private static Problem pullRefused(Failure failure) {
        return Problem.of(
                ProblemCode.BUILD_ACCESS_DENIED,
                BaseImage.in(failure)
                        .map(failure.mask())
                        .map(image ->
                                "The registry does not give out the image " + image + " (" + failure.place() + ").")
                        .orElse("A registry refused what the build asked for."),
                "The image does not exist there, or these credentials may not read it: " + failure.shownReason() + ".",
                "Check the name; log in with docker login for that registry, or give settings.xml a server with the"
                        + " registry as its id. An image that exists only in the local engine is invisible to a builder"
                        + " in a container: hand it over by <buildContexts>.");
    }

    private static Problem pushRefused(Failure failure) {
        return Problem.of(
                ProblemCode.BUILD_ACCESS_DENIED,
                "The registry does not take the image " + failure.call().image() + ".",
                "These credentials may not write there, or the repository does not exist: " + failure.shownReason()
                        + ".",
                "Check the name of the image; log in with docker login for that registry, as a user who may write.");
    }
}

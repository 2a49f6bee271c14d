package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last resort: the tool's own words. */
final class Unexplained implements Diagnosis {

    private static final Pattern BUILDER_GONE =
            Pattern.compile("code = Unavailable|error reading from server: EOF|transport is closing|closing transport");

    @Override
    public Optional<Problem> of(Failure failure) {
        String builder = failure.call().builder().name();
        boolean gone = BUILDER_GONE.matcher(failure.toolWords()).find();
        return Optional.of(Problem.of(
                ProblemCode.BUILD_FAILED,
                "The build of " + failure.call().image() + " failed" + failure.onPlatform() + ".",
                "buildx says: " + failure.shownReason(),
                gone
                        ? "The builder \"" + builder
                                + "\" went away during the build, mostly for want of memory: look at"
                                + " docker buildx inspect --bootstrap " + builder + " and at its container's log."
                        : "The lines below are the tool's own; mvn -X shows all it said."));
    }
}

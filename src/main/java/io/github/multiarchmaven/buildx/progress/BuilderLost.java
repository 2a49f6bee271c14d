package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The builder went away during the build. A command of the Dockerfile that says such things means something of its own. */
final class BuilderLost implements Diagnosis {

    /** grpc-go's words for a connection that ended, and the engine client's (moby, client/errors.go). */
    private static final Pattern LOST =
            Pattern.compile("(?i)code = Unavailable|error reading from server: |transport is closing|closing transport"
                    + "|Cannot connect to the Docker daemon|connect to the docker API at");

    @Override
    public Optional<Problem> of(Failure failure) {
        if (failure.isCommandFailure() || !LOST.matcher(failure.toolWords()).find()) {
            return Optional.empty();
        }
        String builder = failure.call().builder().name();
        return Optional.of(Problem.of(
                ProblemCode.BUILDER_LOST,
                "The builder \"" + builder + "\" went away during the build of "
                        + failure.call().image() + ".",
                "Its engine was stopped or restarted, or its container was killed, by somebody or for want of memory."
                        + " buildx says: " + failure.shownReason(),
                "Run this again: a builder that is down is started anew and still has its cache. If it goes away again, see"
                        + " the log of its container and of the engine, and give them more memory."));
    }
}

package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somewhere a disk is full: under the builder, or where the result is written. */
final class DiskFull implements Diagnosis {

    private static final Pattern NO_SPACE = Pattern.compile("no space left on device", Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<Problem> of(Failure failure) {
        boolean full = failure.everything().stream().anyMatch(NO_SPACE.asPredicate());
        if (!full) {
            return Optional.empty();
        }
        String builder = failure.call().builder().name();
        return Optional.of(Problem.of(
                ProblemCode.BUILD_FAILED,
                "The build of " + failure.call().image() + " ran out of disk space.",
                "There is no space left where the builder \"" + builder
                        + "\" keeps its files, or where the result goes.",
                "Free some: docker buildx prune --builder " + builder
                        + " removes the builder's cache, mvn clean earlier results."));
    }
}

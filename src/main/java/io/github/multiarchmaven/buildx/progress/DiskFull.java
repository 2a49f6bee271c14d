package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A disk is full: where the result is written, which is seen by looking, or else under the builder. A command of the
 * Dockerfile only ever writes to the latter.
 */
final class DiskFull implements Diagnosis {

    private static final Pattern NO_SPACE = Pattern.compile("no space left on device", Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<Problem> of(Failure failure) {
        Optional<FreeSpace> full =
                failure.space().filter(FreeSpace::isNothing).filter(space -> !failure.isCommandFailure());
        if (full.isPresent()) {
            return Optional.of(resultsDisk(failure, full.get()));
        }
        return failure.everything().stream().anyMatch(NO_SPACE.asPredicate())
                ? Optional.of(buildersDisk(failure))
                : Optional.empty();
    }

    private static Problem resultsDisk(Failure failure, FreeSpace space) {
        return Problem.of(
                ProblemCode.DISK_FULL,
                "There was no space for the result of the build of "
                        + failure.call().image() + ".",
                "The disk that " + space.folder() + " is on has " + space.bytes() / 1024 + " kB left. buildx says: "
                        + failure.shownReason(),
                "Free some space there, or have the results elsewhere, and run this again; the previous result is as it"
                        + " was.");
    }

    private static Problem buildersDisk(Failure failure) {
        String builder = failure.call().builder().name();
        return Problem.of(
                ProblemCode.BUILDER_DISK_FULL,
                "The disk of the builder \"" + builder + "\" is full, so that the build of "
                        + failure.call().image() + " failed" + failure.onPlatform() + ".",
                "There is no space left where it keeps its cache and what it builds; the disk of the result has some."
                        + " It says: " + failure.shownReason(),
                "Free some: docker buildx prune --builder " + builder
                        + " removes its cache. A builder in a container has" + " the disk of its engine.");
    }
}

package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A disk is full: where the result is written, which is seen by looking, or else somewhere at the builder. A command of the
 * Dockerfile only ever writes to the latter, and what it prints may be about something else.
 */
final class DiskFull implements Diagnosis {

    private static final Pattern NO_SPACE = Pattern.compile("no space left on device", Pattern.CASE_INSENSITIVE);

    /** What is said when files cannot be written (buildx 0.13 and 0.29), or nothing of use. */
    private static final Pattern WRITING_FAILED = Pattern.compile(
            "no space left on device|\\bEOF\\b|error from receiver|context canceled|^\\s*$", Pattern.CASE_INSENSITIVE);

    /** A command that fails for want of space says so at its end. */
    private static final int LAST_LINES = 5;

    @Override
    public Optional<Problem> of(Failure failure) {
        Optional<FreeSpace> full = failure.space()
                .filter(FreeSpace::isNothing)
                .filter(space -> !failure.isCommandFailure())
                .filter(space -> WRITING_FAILED.matcher(failure.toolWords()).find());
        if (full.isPresent()) {
            return Optional.of(resultsDisk(failure, full.get()));
        }
        return Stream.concat(lastOf(failure.log()).stream(), Stream.of(failure.toolWords()))
                        .anyMatch(NO_SPACE.asPredicate())
                ? Optional.of(buildersDisk(failure))
                : Optional.empty();
    }

    private static List<String> lastOf(List<String> log) {
        return log.subList(Math.max(0, log.size() - LAST_LINES), log.size());
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
                "The builder \"" + builder + "\" had no space left, so that the build of "
                        + failure.call().image() + " failed" + failure.onPlatform() + ".",
                "A disk is full: that where it keeps its cache and what it builds"
                        + (failure.isCommandFailure()
                                ? ", or one in memory that the command wrote to, such as /dev/shm or a --mount=type=tmpfs."
                                : ", or one of this machine: where a local cache is written, buildx's own files (BUILDX_CONFIG, or"
                                        + " ~/.docker/buildx) or temporary ones (TMPDIR).")
                        + inWords(failure.space()) + " It says: " + failure.shownReason(),
                "Free some: docker buildx prune --builder " + builder
                        + " removes its cache. A builder in a container has the disk of its engine.");
    }

    private static String inWords(Optional<FreeSpace> result) {
        return result.map(space -> " The disk of the result, at " + space.folder() + ", has "
                        + (space.isNothing() ? "none, either." : "some."))
                .orElse("");
    }
}

package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.util.Optional;

/**
 * Gets what {@link RawJsonProgress} understood, in the thread that feeds it.
 *
 * <p>All texts are the tools' own: they may hold values of build arguments, which BuildKit expands into the names of
 * steps, and go through a {@link SecretMask} before anybody reads them.
 */
public interface ProgressListener {

    /** Ends a line of output of which no more was kept. */
    String CUT = " [cut after " + LogTail.LONGEST_LINE + " bytes]";

    /**
     * There is a step, which may have to wait for others; once for each.
     *
     * @param digest BuildKit's identity of the step within its build
     * @param platform where it runs, as for {@link Step#platform}
     */
    default void stepKnown(String digest, String name, Optional<Platform> platform) {}

    /** A step is being worked on; it may be said again. */
    default void stepBegan(String digest, String name, Optional<Platform> platform) {}

    /** A step ended, one way or another; once for each step. */
    default void stepFinished(Step step) {}

    /**
     * A step wrote a line, at once: a program that dies of a signal under QEMU may leave a step that never ends.
     *
     * @param step the name of the step, or its digest if the name is not known yet
     */
    default void output(String step, String line) {}

    /** A line of buildx that is no progress message. */
    default void plain(String line) {}

    /** BuildKit found something doubtful in the Dockerfile; the same warning comes once for each platform. */
    default void warning(BuildWarning warning) {}
}

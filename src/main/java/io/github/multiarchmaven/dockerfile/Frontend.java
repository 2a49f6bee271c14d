package io.github.multiarchmaven.dockerfile;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that reads the Dockerfile inside BuildKit: its own, or an image that a {@code # syntax=} line or the
 * build argument {@code BUILDKIT_SYNTAX} names. Docker's image is the same program; any other may give the text another
 * meaning.
 */
final class Frontend {

    private static final String BUILT_IN = "dockerfile.v0";

    private Frontend() {}

    /** The name of a frontend whose language is not known here. */
    static Optional<String> foreign(Directives directives, Map<String, String> buildArgs) {
        return wanted(directives, buildArgs).filter(name -> !isDockers(name));
    }

    /** The name of an image that is pulled to read the text. */
    static Optional<String> pulled(Directives directives, Map<String, String> buildArgs) {
        return wanted(directives, buildArgs).filter(name -> !name.equals(BUILT_IN));
    }

    private static Optional<String> wanted(Directives directives, Map<String, String> buildArgs) {
        return Optional.ofNullable(buildArgs.get("BUILDKIT_SYNTAX"))
                .or(directives::syntax)
                .filter(name -> !name.isEmpty());
    }

    /** A mirror of Docker's image in another registry counts. */
    private static boolean isDockers(String name) {
        String untagged = name.split("@", 2)[0].replaceFirst(":[^:/]*$", "");
        return name.equals(BUILT_IN)
                || Stream.of("docker/dockerfile", "docker/dockerfile-upstream")
                        .anyMatch(known -> untagged.equals(known) || untagged.endsWith("/" + known));
    }
}

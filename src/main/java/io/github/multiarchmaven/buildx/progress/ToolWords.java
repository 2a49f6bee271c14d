package io.github.multiarchmaven.buildx.progress;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What BuildKit and buildx themselves said, without the quoted command line of the step: a command that mentions
 * {@code 403 Forbidden} must not pass for a registry that says so.
 */
final class ToolWords {

    private static final Pattern ERROR = Pattern.compile("(?:ERROR|error): ?(.*)");
    private static final String QUOTED_START = "process \"";
    private static final String QUOTED_END = "\" did not complete successfully";
    /** buildx says so when platforms share a blob, and then goes on without harm. */
    private static final String HARMLESS = "(*service).Write failed";

    private ToolWords() {}

    /** The {@code ERROR:} lines without that word. */
    static List<String> errorsIn(List<String> plainLines) {
        return plainLines.stream()
                .filter(line -> !line.contains(HARMLESS))
                .flatMap(line -> {
                    Matcher matcher = ERROR.matcher(line);
                    return matcher.matches() ? Stream.of(matcher.group(1)) : Stream.empty();
                })
                .toList();
    }

    static boolean isCommandFailure(String error) {
        return error.contains(QUOTED_START) && error.contains(QUOTED_END);
    }

    /** {@code exit code: 1} of {@code process "/bin/sh -c …" did not complete successfully: exit code: 1}. */
    static String withoutCommand(String error) {
        int start = error.indexOf(QUOTED_START);
        int end = error.lastIndexOf(QUOTED_END);
        if (start < 0 || end < start) {
            return error;
        }
        String rest = error.substring(end + QUOTED_END.length());
        return rest.startsWith(": ") ? rest.substring(2) : rest;
    }

    /** The last link of the chain: without {@code failed to build: failed to solve:}. */
    static String withoutPrefixes(String error) {
        return error.replaceFirst("^(?:failed to build: )?(?:failed to solve: )?", "");
    }
}

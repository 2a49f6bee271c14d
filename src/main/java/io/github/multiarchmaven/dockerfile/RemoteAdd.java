package io.github.multiarchmaven.dockerfile;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An {@code ADD} of what is in no context: a file behind a URL or a git repository, in each of the notations that BuildKit takes
 * (frontend/dockerfile/instructions/parse.go and util/gitutil).
 */
final class RemoteAdd {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,\"'\\[\\]]+");
    private static final Pattern ESCAPES = Pattern.compile("[\\\\`]");
    private static final Pattern REMOTE =
            Pattern.compile(".*://.*|[^/]*@[^/]*:.*|github\\.com/.*", Pattern.CASE_INSENSITIVE);
    private static final List<String> BEGINNINGS =
            List.of("http://", "https://", "git://", "git@", "ssh://", "github.com/");

    private RemoteAdd() {}

    /** Whether one of its sources is remote, or may be once its variables have their values. */
    static boolean isOne(Instruction instruction) {
        if (!instruction.is("ADD")) {
            return false;
        }
        List<String> words = Stream.of(BETWEEN_WORDS.split(
                        ESCAPES.matcher(instruction.arguments()).replaceAll("")))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().limit(Math.max(0, words.size() - 1)).anyMatch(RemoteAdd::mayBeRemote);
    }

    private static boolean mayBeRemote(String source) {
        int variable = source.indexOf('$');
        boolean open = variable >= 0
                && BEGINNINGS.stream().anyMatch(beginning -> beginning.startsWith(source.substring(0, variable)));
        return open || REMOTE.matcher(source).matches();
    }
}

package io.github.multiarchmaven.narration;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something in the user's world that stops a goal, in the three sentences that a user needs.
 *
 * @param code names the problem and its section in {@code docs/problems.md}
 * @param what happened
 * @param why it is so
 * @param next what to do about it
 * @param evidence lines of the tools, files or tables that show it; may be empty
 */
public record Problem(ProblemCode code, String what, String why, String next, List<String> evidence) {

    /** In characters: a line holds foreign text that may be of any length. */
    private static final int LONGEST_LINE = 4_000;

    private static final String DOCUMENTATION = "docs/problems.md#";

    /** Not {@code multiarch.only}, {@code docker-buildx} or a path. */
    private static final Pattern ORDINARY_WORD = Pattern.compile("\\p{L}+[,;:]?(?:\\s|$)");

    public Problem {
        evidence = List.copyOf(evidence);
    }

    /** A problem that needs no evidence. */
    public static Problem of(ProblemCode code, String what, String why, String next) {
        return new Problem(code, what, why, next, List.of());
    }

    /** The same problem, with the lines that show it. */
    public Problem withEvidence(List<String> lines) {
        return new Problem(code, what, why, next, lines);
    }

    /** The lines as printed, the first without indentation. */
    public List<String> lines() {
        Stream<String> head = Stream.of(sentence(what), "  why:  " + sentence(why), "  next: " + sentence(next));
        Stream<String> shown = evidence.stream().map(line -> "  | " + line);
        return Stream.of(head, shown, Stream.of("  see:  " + DOCUMENTATION + code.id()))
                .flatMap(lines -> lines)
                .map(Printable::of)
                .map(Problem::cut)
                .toList();
    }

    private static String cut(String line) {
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }

    /** Begins with a capital letter and ends without a full stop, whoever wrote it; a name stays as it is. */
    private static String sentence(String text) {
        String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return ORDINARY_WORD.matcher(open).lookingAt()
                ? open.substring(0, 1).toUpperCase(Locale.ROOT) + open.substring(1)
                : open;
    }
}

package io.github.multiarchmaven.narration;

import java.util.List;
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

    private static final String DOCUMENTATION = "docs/problems.md#";

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
        Stream<String> head = Stream.of(what, "  why:  " + why, "  next: " + next);
        Stream<String> shown = evidence.stream().map(line -> "  | " + line);
        return Stream.of(head, shown, Stream.of("  see:  " + DOCUMENTATION + code.id()))
                .flatMap(lines -> lines)
                .toList();
    }
}

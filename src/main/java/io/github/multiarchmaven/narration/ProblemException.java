package io.github.multiarchmaven.narration;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The user's world does not allow what was asked for: one or more {@link Problem}s, all that are known at this point. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Nobody reads more of them, and hostile input can have any number. */
    private static final int SHOWN = 50;

    private final transient List<Problem> problems;

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    public ProblemException(List<Problem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    /** Keeps the cause for {@code -X}; the message is the problem's alone. */
    public ProblemException(Problem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    /** At least one, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a ProblemException without a problem");
        }
        if (problems.size() == 1) {
            return String.join("\n", problems.get(0).lines());
        }
        return IntStream.range(0, Math.min(problems.size(), SHOWN))
                .mapToObj(i -> "\n" + (i + 1) + ". "
                        + String.join("\n   ", problems.get(i).lines()))
                .collect(Collectors.joining("", heading(problems.size()), ""));
    }

    private static String heading(int count) {
        return count + " problems" + (count > SHOWN ? ", the first " + SHOWN + " of them:" : ":");
    }
}

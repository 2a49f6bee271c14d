package io.github.multiarchmaven.process;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** The terminal in which somebody watches this process, if somebody does. */
public final class Terminal {

    private Terminal() {}

    /**
     * Where to write to it. Empty if input or output are no terminal, if it understands no control sequences, or in a job of a
     * continuous integration, which people read afterwards.
     */
    @SuppressWarnings("SystemConsoleNull") // asked from Java 22 on, too
    public static Optional<PrintWriter> of(Surroundings surroundings) {
        Console console = System.console();
        return console != null && isTerminal(console) && understands(surroundings)
                ? Optional.of(console.writer())
                : Optional.empty();
    }

    /**
     * The variables that GitHub, GitLab, Travis and others set, what terminals say of themselves, and {@code NO_COLOR}
     * (no-color.org): who wants no colours is not likely to want a cursor that moves.
     */
    static boolean understands(Surroundings surroundings) {
        if (surroundings.variable("CI").isPresent()
                || surroundings.variable("NO_COLOR").isPresent()) {
            return false;
        }
        return surroundings.isWindows()
                ? surroundings.variable("WT_SESSION").isPresent()
                : surroundings
                        .variable("TERM")
                        .filter(term -> !term.equals("dumb"))
                        .isPresent();
    }

    /** From Java 22 on there is a console without a terminal, too (JDK-8309155). */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}

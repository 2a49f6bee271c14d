package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One of several things to understand that do not depend on each other, so that a user reads the problems of all of them.
 *
 * @param problems why there is no value; none if there is one
 */
public record Attempted<T>(Supplier<T> asked, List<Problem> problems) {

    public Attempted {
        problems = List.copyOf(problems);
    }

    /** Tries to understand it now. */
    public static <T> Attempted<T> of(Supplier<T> reading) {
        try {
            T value = reading.get();
            return new Attempted<>(() -> value, List.of());
        } catch (ProblemException e) {
            return new Attempted<>(
                    () -> {
                        throw e;
                    },
                    e.problems());
        }
    }

    /** Checks now something that has no value. */
    public static Attempted<Runnable> check(Runnable check) {
        return of(() -> {
            check.run();
            return check;
        });
    }

    /**
     * Goes on if all of them were understood.
     *
     * @throws ProblemException with the problems of all
     */
    public static void all(Attempted<?>... attempts) {
        List<Problem> found = Stream.of(attempts)
                .flatMap(attempt -> attempt.problems().stream())
                .distinct()
                .toList();
        if (!found.isEmpty()) {
            throw new ProblemException(found);
        }
    }

    /** What was understood. */
    public T value() {
        return asked.get();
    }
}

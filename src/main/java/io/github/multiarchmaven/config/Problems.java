package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one configuration, each once, so that a user reads all of them after one run. */
final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    void add(ProblemCode code, String what, String why, String next) {
        found.add(Problem.of(code, what, why, next));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(List.copyOf(found));
        }
    }
}

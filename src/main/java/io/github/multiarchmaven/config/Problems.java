package io.github.multiarchmaven.config;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one configuration, so that a user reads all of them after one run. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(ProblemCode code, String what, String why, String next) {
        found.add(Problem.of(code, what, why, next));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(found);
        }
    }
}

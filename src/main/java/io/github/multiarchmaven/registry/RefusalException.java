package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.narration.ProblemException;
import java.util.Optional;
import java.util.Set;

/** An answer that is not the wanted one: a problem, unless it passes. */
final class RefusalException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Set<Integer> WEATHER = Set.of(408, 429, 500, 502, 503, 504);

    private final int status;
    private final boolean passing;
    private final transient Optional<String> retryAfter;
    private final transient ProblemException problem;

    RefusalException(int status, Optional<String> retryAfter, ProblemException problem) {
        this(status, WEATHER.contains(status), retryAfter, problem);
    }

    private RefusalException(int status, boolean passing, Optional<String> retryAfter, ProblemException problem) {
        super(problem);
        this.status = status;
        this.passing = passing;
        this.retryAfter = retryAfter;
        this.problem = problem;
    }

    /** The same, from a moment when this answer may be different soon. */
    RefusalException mayPass() {
        return new RefusalException(status, true, retryAfter, problem);
    }

    int status() {
        return status;
    }

    boolean passing() {
        return passing;
    }

    /** The header of that name. */
    Optional<String> retryAfter() {
        return retryAfter;
    }

    ProblemException problem() {
        return problem;
    }
}

package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.narration.ProblemException;
import java.util.Optional;
import java.util.Set;

/** An answer that is not the wanted one: a problem, unless it passes. */
final class RefusalException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Set<Integer> WEATHER = Set.of(408, 429, 500, 502, 503, 504);

    private final int status;
    private final transient Set<String> codes;
    private final boolean passing;
    private final transient Optional<String> retryAfter;
    private final transient ProblemException problem;

    /** @param codes of the registry's own errors */
    RefusalException(int status, Set<String> codes, Optional<String> retryAfter, ProblemException problem) {
        this(status, codes, WEATHER.contains(status), retryAfter, problem);
    }

    private RefusalException(
            int status, Set<String> codes, boolean passing, Optional<String> retryAfter, ProblemException problem) {
        super(problem);
        this.status = status;
        this.codes = Set.copyOf(codes);
        this.passing = passing;
        this.retryAfter = retryAfter;
        this.problem = problem;
    }

    /** The same, from a moment when this answer may be different soon. */
    RefusalException mayPass() {
        return new RefusalException(status, codes, true, retryAfter, problem);
    }

    int status() {
        return status;
    }

    /** Whether the registry names one of these errors. */
    boolean names(Set<String> errors) {
        return codes.stream().anyMatch(errors::contains);
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

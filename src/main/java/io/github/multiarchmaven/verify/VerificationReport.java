package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Set;

/**
 * What a comparison came to.
 *
 * @param promised the platforms that had to be there
 * @param inventory what is there
 * @param problems each difference
 */
public record VerificationReport(Set<Platform> promised, Inventory inventory, List<Problem> problems) {

    public VerificationReport {
        problems = List.copyOf(problems);
    }

    /**
     * Passes if the promise was kept.
     *
     * @throws ProblemException with every difference
     */
    public void orThrow() {
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }
}

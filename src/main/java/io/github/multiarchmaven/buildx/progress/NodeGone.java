package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;

/** The BuildKit at an address answered when the plan was made, and does not any more. */
final class NodeGone implements Diagnosis {

    /** What buildx does with one of the remote driver (buildx, driver/remote/driver.go, "Bootstrap"). */
    private static final String STEP = "[internal] waiting for connection";

    @Override
    public Optional<Problem> of(Failure failure) {
        return failure.step()
                .filter(step -> step.name().equals(STEP))
                .map(step -> Problem.of(
                        ProblemCode.NODE_UNREACHABLE,
                        "A BuildKit of the builder " + failure.call().builder().name() + " does not answer any more",
                        "it did when the goal began; buildx waited for it and gave up: " + failure.shownReason(),
                        "see whether its machine is up, which node that is (multiarch:doctor shows all), and run this"
                                + " again"));
    }
}

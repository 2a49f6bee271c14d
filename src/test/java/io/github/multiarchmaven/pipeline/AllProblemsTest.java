package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AllProblemsTest {

    private static Problem problem(String what) {
        return Problem.of(ProblemCode.SMOKE_FAILED, what, "why", "next");
    }

    private static List<Problem> breakOff(String what) {
        throw new ProblemException(problem(what));
    }

    @Test
    void whatBreaksOffKeepsNobodyFromTellingMore() {
        AllProblems problems = new AllProblems();

        problems.of(() -> breakOff("first"));
        problems.of(() -> List.of(problem("second")));
        problems.of(() -> breakOff("first"));

        assertThat(catchThrowableOfType(ProblemException.class, problems::throwIfAny)
                        .problems())
                .containsExactly(problem("first"), problem("second"));
    }

    @Test
    void withoutProblemsItGoesOn() {
        AllProblems problems = new AllProblems();

        problems.of(List::of);
        problems.throwIfAny();

        assertThat(problems.all()).isEmpty();
    }

    @Test
    void atOnceEachIsDoneWhateverBecomesOfTheOthers() {
        List<Problem> found = AllProblems.atOnce(
                "testing",
                2,
                List.of("a", "b", "c", "d"),
                name -> name.equals("c") ? List.of(problem(name)) : name.equals("d") ? List.of() : breakOff(name));

        assertThat(found).containsExactly(problem("a"), problem("b"), problem("c"));
    }
}

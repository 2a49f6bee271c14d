package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import org.junit.jupiter.api.Test;

class AttemptedTest {

    private static void refuse(String what) {
        throw new ProblemException(Problem.of(ProblemCode.OUTPUT_INVALID, what, "why", "next"));
    }

    @Test
    void theProblemsOfAllChecksAreToldAtOnce() {
        ProblemException told = catchThrowableOfType(
                ProblemException.class,
                () -> Attempted.all(
                        Attempted.check(() -> refuse("one")),
                        Attempted.check(() -> {}),
                        Attempted.check(() -> refuse("two"))));

        assertThat(told.problems()).extracting(Problem::what).containsExactly("one", "two");
    }

    @Test
    void whatIsInOrderGoesOn() {
        assertThatCode(() -> Attempted.all(Attempted.check(() -> {}))).doesNotThrowAnyException();
    }
}

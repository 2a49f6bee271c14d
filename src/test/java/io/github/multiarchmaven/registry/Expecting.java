package io.github.multiarchmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Problems, in tests. */
final class Expecting {

    private Expecting() {}

    static AbstractThrowableAssert<?, ? extends Throwable> assertThatProblem(ThrowingCallable doing, ProblemCode code) {
        Throwable thrown = catchThrowable(doing);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        assertThat(((ProblemException) thrown).problems())
                .extracting(problem -> problem.code())
                .as("%s", thrown)
                .containsExactly(code);
        return assertThat(thrown);
    }
}

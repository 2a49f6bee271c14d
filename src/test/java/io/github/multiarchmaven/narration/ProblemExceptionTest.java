package io.github.multiarchmaven.narration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    private static final Problem TWICE = Problem.of(ProblemCode.PLATFORM_TWICE, "what", "why", "next");

    @Test
    void oneProblemIsPrintedInItsThreeSentencesWithEvidenceAndWhereToReadMore() {
        ProblemException e = new ProblemException(TWICE.withEvidence(List.of("line 1", "line 2")));
        assertThat(e.getMessage()).isEqualTo("""
                        What
                          why:  Why
                          next: Next
                          | line 1
                          | line 2
                          see:  docs/problems.md#platform-twice""");
    }

    @Test
    void severalProblemsAreCounted() {
        ProblemException e = new ProblemException(List.of(TWICE, TWICE));
        assertThat(e.getMessage()).isEqualTo("""
                        2 problems:
                        1. What
                             why:  Why
                             next: Next
                             see:  docs/problems.md#platform-twice
                        2. What
                             why:  Why
                             next: Next
                             see:  docs/problems.md#platform-twice""");
        assertThat(e.problems()).containsExactly(TWICE, TWICE);
    }

    @Test
    void whatHostileInputHasInAnyNumberOrLengthIsCut() {
        Problem longOne = TWICE.withEvidence(List.of("x".repeat(100_000)));
        ProblemException e = new ProblemException(Collections.nCopies(9_000, longOne));
        assertThat(e.getMessage())
                .startsWith("9000 problems, the first 50 of them:")
                .contains("\n50. ")
                .doesNotContain("\n51. ")
                .hasSizeLessThan(50 * 5_000);
        assertThat(e.problems()).hasSize(9_000);
    }

    @Test
    void theCauseIsKeptAndStaysOutOfTheMessage() {
        Exception cause = new Exception("inner workings");
        assertThat(new ProblemException(TWICE, cause)).hasCause(cause).hasMessageNotContaining("inner workings");
    }

    @Test
    void noProblemIsNoReasonToFail() {
        assertThatThrownBy(() -> new ProblemException(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theListsAreTheProblemsOwn() {
        List<String> lines = new ArrayList<>(List.of("a"));
        Problem problem = TWICE.withEvidence(lines);
        lines.add("b");
        assertThat(problem.evidence()).containsExactly("a");
        List<Problem> problems = new ArrayList<>(List.of(TWICE));
        ProblemException e = new ProblemException(problems);
        problems.clear();
        assertThat(e.problems()).containsExactly(TWICE);
    }

    @Test
    void theNameOfASectionHasNoLetterOfTheUsersLanguage() {
        assertThat(ProblemCode.PLATFORM_TWICE.id()).isEqualTo("platform-twice");
        assertThat(Stream.of(ProblemCode.values()).map(ProblemCode::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }
}

package io.github.multiarchmaven.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void aProblemIsThreeSentencesTheEvidenceAndWhereToReadOn() {
        Problem problem = Problem.of(ProblemCode.ENGINE_TLS, "it is so.", "because", "do that")
                .withEvidence(List.of("the tool's own words."));

        assertThat(problem.lines())
                .containsExactly(
                        "It is so",
                        "  why:  Because",
                        "  next: Do that",
                        "  | the tool's own words.",
                        "  see:  docs/problems.md#engine-tls");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    it is so                  | It is so
                    install it: apt-get x     | Install it: apt-get x
                    multiarch.only asks for x | multiarch.only asks for x
                    docker-buildx has gone    | docker-buildx has gone
                    target/x is missing       | target/x is missing
                    <image> is missing        | <image> is missing
                    gone                      | Gone
                    ''                        | ''
                    """)
    void aSentenceBeginsWithACapitalLetterAndANameAsItIs(String written, String shown) {
        assertThat(Problem.of(ProblemCode.FILE_FAILED, written, "", "").lines().get(0))
                .isEqualTo(shown);
    }
}

package io.github.multiarchmaven.narration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource({
        "'a\033[2Jb', a?[2Jb",
        "'a\u009b2Jb', a?2Jb",
        "'bell\007 and delete\177', bell? and delete?",
        "'50 %\r100 %', 50 % 100 %",
    })
    void nothingIsLeftThatATerminalObeys(String text, String printed) {
        assertThat(Printable.of(text)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "'##[set-output name=a]b', ##?[set-output name=a]b",
        "'said: ##[add-mask]a', said: ##?[add-mask]a",
        "'a\n::add-mask::b', 'a\n:?:add-mask::b'",
        "'a\n  ::group::b\n::endgroup::', 'a\n  :?:group::b\n:?:endgroup::'",
        "'std::vector is\n# no [command]', 'std::vector is\n# no [command]'",
    })
    void nothingIsLeftThatARunnerObeys(String text, String printed) {
        assertThat(Printable.of(text)).isEqualTo(printed);
    }

    @Test
    void whatPeopleReadStays() {
        String text = "\tgrüne Äpfel,\nзелёные яблоки, \uD83C\uDF4F";
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @Test
    void problemsAreToldInIt() {
        Problem problem = Problem.of(ProblemCode.SMOKE_NOT_STARTED, "a\033[2J", "b\033[2J", "c\033[2J")
                .withEvidence(List.of("d\033[2J"));
        assertThat(problem.lines()).hasSize(5).noneMatch(line -> line.contains("\033"));
        assertThat(new ProblemException(problem)).hasMessageNotContaining("\033");
    }
}

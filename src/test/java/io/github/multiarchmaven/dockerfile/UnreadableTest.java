package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "# escape=`\n", "\\\n\\\n", "\uFEFF"})
    void refusesAFileWithoutInstruction(String text) {
        assertThat(Asking.about(text).complaints()).containsExactly("Dockerfile holds no instruction");
    }

    @Test
    void refusesAFileWithoutFrom() {
        assertThat(Asking.about("ARG A\n").complaints()).containsExactly("Dockerfile has no FROM");
    }

    @Test
    void refusesAnInstructionBeforeTheFirstFromAndNamesTheFirst() {
        Problem problem =
                Asking.about("ARG A\nRUN a\nRUN b\nFROM x\n").problems().get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.DOCKERFILE_UNREADABLE);
        assertThat(problem.what()).isEqualTo("Dockerfile:2: \"RUN a\" stands before the first FROM");
        assertThat(problem.next()).isEqualTo("correct line 2 of Dockerfile");
    }

    @Test
    void refusesAnUnfinishedHeredoc() {
        assertThat(Asking.about("FROM x\nRUN <<EOF\na\n EOF\n").complaints())
                .containsExactly("Dockerfile:2: the here-document <<EOF is not finished");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FROM", "FROM --platform=linux/amd64", "FROM a b", "FROM a AS", "FROM a # b", "FROM a b c d"})
    void refusesAFromWithTooFewOrTooManyWords(String from) {
        assertThat(Asking.about(from + "\n").problems())
                .extracting(Problem::why)
                .contains("BuildKit expects FROM [--platform=platform] image [AS name]");
    }

    @Test
    void refusesANameThatNoStageCanHave() {
        assertThat(Asking.about("FROM a AS 1st\nFROM b AS x/y\n").complaints())
                .containsExactly(
                        "Dockerfile:1: \"1st\" is no name for a stage", "Dockerfile:2: \"x/y\" is no name for a stage");
    }

    @Test
    void refusesABaseThatComesToNothing() {
        assertThat(Asking.about("ARG BASE\nFROM $BASE\n")
                        .platforms("linux/amd64", "linux/arm64")
                        .complaints())
                .containsExactly("Dockerfile:2: \"FROM $BASE\" comes to nothing");
    }

    @Test
    void refusesAnEscapeCharacterThatIsNone() {
        assertThat(Asking.about("# escape=x\nFROM x\n").complaints()).containsExactly("Dockerfile:1: # escape=x");
    }

    @Test
    void refusesADirectiveGivenTwice() {
        assertThat(Asking.about("# escape=`\n# Escape=\\\nFROM x\n").complaints())
                .containsExactly("Dockerfile:2: a second # escape= directive");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThat(Asking.about("""
                                RUN early
                                ARG TARGETARCH=amd64
                                FROM a b
                                FROM $NOPE AS last
                                COPY <<EOF /x
                                """).target("lost").problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.DOCKERFILE_UNREADABLE,
                        ProblemCode.DOCKERFILE_UNREADABLE,
                        ProblemCode.DOCKERFILE_UNREADABLE,
                        ProblemCode.TARGET_UNKNOWN,
                        ProblemCode.DOCKERFILE_AUTOMATIC_ARG_DEFAULT,
                        ProblemCode.DOCKERFILE_UNREADABLE);
    }

    @Test
    void refusesAnUnknownTargetAndShowsTheNearestNameFirst() {
        Problem problem = Asking.about("FROM a AS runtime\nFROM b AS build\nFROM c\nFROM d AS Test\n")
                .target("bulid")
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.TARGET_UNKNOWN);
        assertThat(problem.what()).isEqualTo("there is no stage \"bulid\" in Dockerfile");
        assertThat(problem.next()).contains("for example build");
        assertThat(problem.evidence()).containsExactly("build (line 2)", "runtime (line 1)", "test (line 4)");
    }

    @Test
    void refusesANumberAsTargetAsBuildKitDoes() {
        Problem problem =
                Asking.about("FROM a\nFROM b\n").target("0").problems().get(0);

        assertThat(problem.why()).isEqualTo("none of its stages has a name");
        assertThat(problem.evidence()).isEmpty();
    }
}

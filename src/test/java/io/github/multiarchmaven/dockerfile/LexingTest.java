package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexingTest {

    @Test
    void joinsContinuedLinesAcrossCommentsAndBlankLines() {
        assertThat(Asking.about("""
                        FROM alpine
                        RUN apk add \\
                            # the client
                            curl \\

                            jq
                        RUN true
                        """).executions())
                .containsExactly("2 RUN apk add curl jq on linux/arm64", "7 RUN true on linux/arm64");
    }

    @Test
    void takesInstructionsInAnyCase() {
        assertThat(Asking.about("from alpine as Base\nrun a\nFrom base\nRuN b\nonbuild run c\ncopy --from=x a b\n")
                        .executions())
                .containsExactly("2 RUN a on linux/arm64", "4 RUN b on linux/arm64");
    }

    @Test
    void readsWindowsLineEndings() {
        assertThat(Asking.about(
                                "# escape=`\r\nFROM alpine\r\nRUN a `\r\n  b\r\nRUN <<EOF\r\nFROM x\r\nEOF\r\nRUN c\r\n")
                        .executions())
                .containsExactly("3 RUN a b on linux/arm64", "5 RUN <<EOF on linux/arm64", "8 RUN c on linux/arm64");
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(Asking.about("\uFEFFFROM alpine\nRUN a").executions()).containsExactly("2 RUN a on linux/arm64");
    }

    @Test
    void readsAFileThatEndsInTheMiddleOfAnInstruction() {
        assertThat(Asking.about("FROM alpine\nRUN a \\").executions()).containsExactly("2 RUN a on linux/arm64");
    }

    @Test
    void aBackslashEndsNoLineWhereTheBacktickEscapes() {
        assertThat(Asking.about("""
                        # escape=`
                        FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
                        COPY app.jar C:\\
                        RUN dir `
                            C:\\
                        RUN b
                        """).platforms("windows/amd64").executions())
                .containsExactly("4 RUN dir C:\\ on windows/amd64", "6 RUN b on windows/amd64");
    }

    @Test
    void aDoubledEscapeCharacterContinuesNothing() {
        assertThat(Asking.about("FROM alpine\nRUN echo \\\\\nRUN b\n").executions())
                .containsExactly("2 RUN echo \\\\ on linux/arm64", "3 RUN b on linux/arm64");
    }

    @Test
    void blanksMayFollowTheContinuingCharacter() {
        assertThat(Asking.about("FROM alpine\nRUN a \\ \t \n b\n").executions())
                .containsExactly("2 RUN a b on linux/arm64");
    }

    @Test
    void anEscapeDirectiveAfterAnotherCommentIsAComment() {
        assertThat(Asking.about("# hello\n# escape=`\nFROM alpine\nRUN a \\\n b\n")
                        .executions())
                .containsExactly("4 RUN a b on linux/arm64");
    }

    @Test
    void severalDirectivesMayStandAtTheTop() {
        assertThat(Asking.about(
                                "# syntax=docker/dockerfile:1\n#check=skip=all\n# ESCAPE = `\nFROM alpine\nRUN a `\n b\n")
                        .executions())
                .containsExactly("5 RUN a b on linux/arm64");
    }

    @Test
    void theBodyOfAHeredocHoldsNoInstructions() {
        assertThat(Asking.about("""
                        FROM scratch
                        COPY <<EOF /script
                        FROM alpine
                        RUN apk add curl
                        EOF
                        """).executions()).isEmpty();
    }

    @Test
    void severalHeredocsFollowOneAnother() {
        assertThat(Asking.about("""
                        FROM scratch
                        COPY <<a.txt <<"b.txt" /files/
                        RUN in a
                        a.txt
                        RUN in b
                        b.txt
                        RUN outside
                        """).executions()).containsExactly("7 RUN outside on linux/arm64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<<EOF", "<<'EOF'", "<<\"EOF\"", "<< EOF", "<<E\"O\"F", "3<<EOF", "<<\\EOF", "cat <<EOF > /x"})
    void aHeredocMayBeWrittenInManyWays(String announcement) {
        assertThat(Asking.about("FROM scratch\nRUN " + announcement + "\nRUN inside\nEOF\nRUN outside\n")
                        .executions())
                .hasSize(2)
                .last()
                .isEqualTo("5 RUN outside on linux/arm64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat <<< EOF",
                "cat <<<EOF",
                "cat<<EOF",
                "echo '<<EOF'",
                "echo \"a <<EOF\"",
                "echo it's <<EOF",
                "echo \\<<EOF",
                "[\"sh\", \"-c\", \"cat <<EOF\"]",
                "echo <<",
                "echo <<-"
            })
    void whatOnlyLooksLikeAHeredocIsNone(String arguments) {
        assertThat(Asking.about("FROM scratch\nRUN " + arguments + "\nRUN next\n")
                        .executions())
                .hasSize(2);
    }

    @Test
    void onlyTheIndentedFormMayEndIndented() {
        assertThat(Asking.about("FROM scratch\nRUN <<-EOF\n\tRUN in\n\tEOF\nRUN out\n")
                        .executions())
                .containsExactly("2 RUN <<-EOF on linux/arm64", "5 RUN out on linux/arm64");
        assertThat(Asking.about("FROM scratch\nRUN <<EOF\n\tEOF\nRUN in\nEOF\nRUN out\n")
                        .executions())
                .containsExactly("2 RUN <<EOF on linux/arm64", "6 RUN out on linux/arm64");
    }

    @Test
    void otherInstructionsAnnounceNoHeredoc() {
        assertThat(Asking.about("FROM scratch\nCMD cat <<EOF\nRUN next\n").executions())
                .containsExactly("3 RUN next on linux/arm64");
    }

    @Test
    void aHeredocMayFollowAContinuedLineAndAnOnbuild() {
        assertThat(Asking.about("""
                        FROM scratch
                        RUN --mount=type=cache,target=/c \\
                          <<EOF
                        RUN inside
                        EOF
                        ONBUILD RUN <<EOF
                        RUN inside
                        EOF
                        RUN outside
                        """).executions())
                .containsExactly("2 RUN <<EOF on linux/arm64", "9 RUN outside on linux/arm64");
    }

    @Test
    void flagsAreLeftOutAndLongTextIsShortened() {
        assertThat(Asking.about("FROM scratch\nRUN --network=none  --mount=type=ssh a   b\nRUN " + "x".repeat(500))
                        .executions())
                .containsExactly("2 RUN a b on linux/arm64", "3 RUN " + "x".repeat(67) + "… on linux/arm64");
    }

    @Test
    void emptyAndUnknownInstructionsAreLeftToBuildKit() {
        assertThat(Asking.about("FROM scratch\nRUM a\nONBUILD\nARG\nCOPY\nRUN\n")
                        .executions())
                .containsExactly("6 RUN on linux/arm64");
    }
}

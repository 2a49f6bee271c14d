package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: an answer or a problem, and an end. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GarbageTest {

    private static final String[] FRAGMENTS = {
        "FROM",
        "from ",
        "FROM x AS a",
        " AS ",
        "ARG",
        "ARG TARGETARCH",
        "=",
        "RUN",
        "COPY --from=",
        "COPY --from=-1 ",
        "COPY --from=-999999999 ",
        "ADD",
        "ONBUILD ",
        "--platform=",
        "--mount=type=bind,from=",
        "--",
        "$",
        "${",
        "}",
        ":-",
        ":+",
        "%",
        "TARGETARCH",
        "$TARGETPLATFORM",
        "a",
        "b",
        "0",
        "1",
        "99999999999",
        "<<",
        "<<EOF",
        "<<-EOF",
        "\nEOF\n",
        "EOF",
        "'",
        "\"",
        "\\",
        "`",
        "\\\n",
        "`\n",
        "\n",
        "\n",
        "\n",
        "\r\n",
        " ",
        "\t",
        "#",
        "# escape=`\n",
        "# syntax=x\n",
        "#!/x\n",
        "// syntax=x\n",
        "{\"syntax\":\"x\"}",
        "[\"",
        "\"]",
        ",",
        "/",
        "linux/amd64",
        "\u0000",
        "\u00e4",
        "\u0130",
        "\ud83d",
        "\u00a0",
        "\u0085",
        "\uFEFF",
        "scratch",
        ":latest",
        "@sha256:"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void fragmentsInAnyOrderGiveAnAnswerOrAProblem(long seed) {
        Random random = new Random(seed);
        int answers = 0;
        for (int i = 0; i < 3_000; i++) {
            answers += read(random.nextBoolean() ? "FROM x AS a\n" + fragments(random) : fragments(random));
        }
        assertThat(answers).isBetween(1, 2_999);
    }

    @Test
    void longChainsOfStagesAreFollowed() {
        StringBuilder text = new StringBuilder("FROM --platform=linux/s390x x AS s0\nRUN s0\n");
        for (int i = 1; i < 5_000; i++) {
            text.append("FROM s")
                    .append(i - 1)
                    .append(" AS s")
                    .append(i)
                    .append("\nRUN s")
                    .append(i)
                    .append('\n');
        }
        List<String> executions = executions(text.toString());

        assertThat(executions).hasSize(5_000).last().isEqualTo("10000 RUN s4999 on linux/s390x");
    }

    @Test
    void manyStagesThatMayNeedEveryOtherAreFollowed() {
        List<String> executions = executions("FROM x\nCOPY --from=$A . .\nRUN a\n".repeat(3_334));

        assertThat(executions).hasSize(3_334).first().isEqualTo("3 RUN a on linux/arm64?");
    }

    @Test
    void tenThousandLinesAreRead() {
        assertThat(executions("FROM x\n" + "RUN a \\\n  # note\n\n  b\nENV A=b\n".repeat(2_000)))
                .hasSize(2_000);
        assertThat(executions("FROM x\nRUN a" + " \\\n b".repeat(10_000))).hasSize(1);
        assertThat(executions("FROM x\n" + "RUN <<A\nFROM y\nA\n".repeat(3_333)))
                .hasSize(3_333);
    }

    @Test
    void veryLongLinesAreRead() {
        String blanks = " ".repeat(200_000);
        for (String text : List.of(
                "# escape" + blanks + "=" + blanks + "`" + blanks + "\nFROM x\nRUN a",
                "FROM" + blanks + "x" + blanks + "\nRUN" + blanks + "a" + blanks,
                "FROM x\nRUN " + "<<".repeat(100_000),
                "FROM x\nRUN " + "'\"".repeat(100_000) + " <<EOF",
                "FROM x" + "-a".repeat(100_000) + "\nRUN a",
                "ARG A=" + "$A".repeat(100_000) + "\nFROM x\nRUN a",
                "FROM --platform=" + "a/".repeat(100_000) + " x\nRUN a",
                "FROM x\nRUN " + "--mount=from=a,".repeat(50_000) + " a")) {
            assertThat(executions(text)).hasSize(1);
        }
    }

    @Test
    void argumentsThatDoubleThemselvesAreRefusedNotComputed() {
        StringBuilder text = new StringBuilder("ARG A0=linux\n");
        for (int i = 1; i < 200; i++) {
            text.append("ARG A")
                    .append(i)
                    .append("=$A")
                    .append(i - 1)
                    .append("$A")
                    .append(i - 1)
                    .append('\n');
        }
        assertThat(executions(text + "FROM --platform=$A199 x\nRUN a\n")).containsExactly("202 RUN a on linux/arm64?");
    }

    private static List<String> executions(String text) {
        return Asking.about(text).context("x").executions();
    }

    private static int read(String text) {
        DockerfileReading question = new DockerfileReading(
                List.of(Platform.of("linux/arm64"), Platform.of("linux/arm/v7")),
                Platform.of("linux/amd64"),
                text.length() % 5 == 0 ? Optional.of("a") : Optional.empty(),
                Map.of("A", "b", "b", "linux/386"),
                Set.of("b"),
                "Dockerfile");
        try {
            DockerfileReader.read(text, question);
            return 1;
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
            return 0;
        }
    }

    private static String fragments(Random random) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
            text.append(random.nextInt(3) == 0 ? " " : "");
        }
        return text.toString();
    }
}

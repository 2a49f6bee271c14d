package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples changed: at random, and in ways that change the answer as is known beforehand. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutationsTest {

    private static final Platform[] PLATFORMS = {Platform.of("linux/amd64"), Platform.of("linux/arm64")};
    private static final Pattern FROM = Pattern.compile("(?im)^[ \\t]*FROM[ \\t]");
    private static final Pattern NUMBERED = Pattern.compile("--from=[+-]?[0-9]");
    private static final String[] TOKENS = {
        "FROM ",
        " AS a",
        "\nCOPY --from=-1 b c\n",
        "ARG ",
        "RUN ",
        "COPY --from=a b c",
        "ONBUILD ",
        "<<EOF",
        "\nEOF\n",
        "\\\n",
        "`\n",
        "\n",
        "\r\n",
        "$",
        "${",
        "}",
        ":-",
        "#",
        "##",
        "%",
        "/",
        "'",
        "\"",
        "\\",
        "--mount=from=",
        "--platform=",
        "$TARGETARCH",
        "0",
        "-",
        "\u0000",
        "\u00a0",
        "# escape=`\n",
        "# syntax=x/y\n",
        "=",
        ","
    };

    static List<Sample> readable() {
        return Sample.all().stream()
                .filter(sample -> sample.notes().stream().noneMatch(note -> note.startsWith("refused")))
                .toList();
    }

    /** Whose target is the last stage, ends as a whole, and is built from its own instructions. */
    static List<Sample> openToMore() {
        return readable().stream()
                .filter(sample -> sample.target().isEmpty())
                .filter(sample -> !List.of("continued-at-end", "context-replaces-target", "heredoc-unfinished")
                        .contains(sample.name()))
                .toList();
    }

    static List<Sample> withoutNumbers() {
        return readable().stream()
                .filter(sample -> !NUMBERED.matcher(sample.text()).find())
                .filter(sample -> FROM.matcher(sample.text()).find())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void theEndsOfLinesDoNotMatter(Sample sample) {
        String lines = sample.text().replace("\r\n", "\n");

        assertThat(read(sample, lines.replace("\n", "\r\n"))).isEqualTo(read(sample, lines));
    }

    @ParameterizedTest
    @MethodSource("openToMore")
    void oneMoreRunInTheLastStageIsCounted(Sample sample) {
        Set<String> more = read(sample, sample.text() + "\nRUN : m9\n");
        more.removeIf(execution -> !execution.startsWith("m9 "));

        assertThat(more).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("withoutNumbers")
    void oneMoreStageThatNobodyNeedsChangesNothingThatIsSure(Sample sample) {
        Matcher from = FROM.matcher(sample.text());
        assertThat(from.find()).isTrue();
        String more = sample.text().substring(0, from.start()) + "FROM base.test/idle AS idle\nRUN : m8\n"
                + sample.text().substring(from.start());
        Set<String> before = read(sample, sample.text());
        Set<String> after = read(sample, more);
        after.removeIf(execution -> execution.startsWith("m8 ") && execution.endsWith("?"));

        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsDoneToThemThereIsAnAnswerOrAProblem(long seed) {
        Random random = new Random(seed);
        List<Sample> samples = Sample.all();
        int answers = 0;
        int rounds = 3_000;
        for (int i = 0; i < rounds; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            StringBuilder text = new StringBuilder(sample.text());
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                edit(text, samples, random);
            }
            answers += answer(sample, text.toString()).isPresent() ? 1 : 0;
        }
        assertThat(answers).isBetween(1, rounds - 1);
    }

    private static void edit(StringBuilder text, List<Sample> samples, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(20));
        switch (random.nextInt(4)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
            case 2 -> text.insert(at, text.substring(at, end));
            default -> {
                String other = samples.get(random.nextInt(samples.size())).text();
                text.insert(at, other, 0, random.nextInt(other.length() + 1));
            }
        }
    }

    private static Set<String> read(Sample sample, String text) {
        return new TreeSet<>(Sample.shown(DockerfileReader.read(text, sample.question(PLATFORMS))));
    }

    private static Optional<DockerfileFacts> answer(Sample sample, String text) {
        try {
            return Optional.of(DockerfileReader.read(text, sample.question(PLATFORMS)));
        } catch (ProblemException e) {
            assertThat(e.problems()).isNotEmpty();
            return Optional.empty();
        }
    }
}

package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RawJsonProgressTest {

    private static final String RUN = "[linux/arm64 build 2/3] RUN apk add curl";

    @Test
    void reportsAFinishedStepWithPlatformDurationAndLog() {
        Recorder seen = Recorder.of(Stream.of(
                Message.started("sha256:a", RUN, 0, "sha256:base").line(),
                Message.empty().log("sha256:a", "one\ntw").line(),
                Message.completed("sha256:a", RUN, 0, 12, "sha256:base")
                        .log("sha256:a", "o\n")
                        .line()));

        assertThat(seen.steps)
                .containsExactly(new Step(
                        "sha256:a",
                        Optional.of(Platform.of("linux/arm64")),
                        RUN,
                        Spans.of(Message.moment(0), Message.moment(12)),
                        new Outcome.Done(),
                        List.of("one", "two")));
        assertThat(seen.plain).isEmpty();
    }

    @Test
    void readsMessagesOverSeveralLinesWithPlainLinesBetweenAndWithin() {
        List<String> message = Message.completed("a", RUN, 0, 1, "base").lines().toList();
        Stream<String> lines = Stream.of(
                        Stream.of("WARNING: before"),
                        message.stream().limit(3),
                        Stream.of("WARNING: within"),
                        message.stream().skip(3),
                        Stream.of("Dockerfile:2", "   1 |     FROM x", "ERROR: failed to solve: after"))
                .flatMap(each -> each);

        Recorder seen = Recorder.of(lines);

        assertThat(seen.names()).containsExactly(RUN);
        assertThat(seen.plain)
                .containsExactly(
                        "WARNING: before",
                        "WARNING: within",
                        "Dockerfile:2",
                        "   1 |     FROM x",
                        "ERROR: failed to solve: after");
    }

    @Test
    void keepsTheExcerptAfterAMessageThatWasCutOff() {
        Stream<String> lines = Stream.concat(
                Message.completed("a", RUN, 0, 1, "base").lines().limit(4),
                Stream.of("Dockerfile:2", "--------------------", "   2 | >>> RUN x", "--------------------"));

        assertThat(Recorder.of(lines).plain)
                .containsExactly("Dockerfile:2", "--------------------", "   2 | >>> RUN x", "--------------------");
    }

    @Test
    void goesOnWithTheNextMessageAfterOneThatWasCutOff() {
        Stream<String> lines = Stream.of(
                        Message.completed("a", "[1/2] RUN a", 0, 1, "base")
                                .lines()
                                .limit(5),
                        Message.completed("b", "[2/2] RUN b", 0, 1, "a").lines(),
                        Stream.of(Message.completed("c", "[2/2] RUN c", 0, 1, "a")
                                .line()
                                .substring(0, 40)),
                        Stream.of(
                                Message.completed("d", "[2/2] RUN d", 0, 1, "a").line()))
                .flatMap(each -> each);

        assertThat(Recorder.of(lines).names()).containsExactly("[2/2] RUN b", "[2/2] RUN d");
    }

    @Test
    void passesOtherJsonOnAsPlainLines() {
        String logLine = "{\"level\":\"warning\",\"msg\":\"No output specified\"}";

        assertThat(Recorder.of(Stream.of(logLine, "{ not json")).plain).containsExactly(logLine, "{ not json");
    }

    @Test
    void survivesFieldsOfUnexpectedShape() {
        Recorder seen = Recorder.of(Stream.of(
                "{}",
                "{\"vertexes\":null,\"logs\":{\"a\":1},\"warnings\":\"x\",\"new\":[1]}",
                "{\"vertexes\":[7,null,{\"digest\":5},{\"digest\":\"a\",\"inputs\":\"b\",\"started\":1,\"completed\":\"x\"}]}",
                "{\"logs\":[{\"vertex\":\"a\",\"stream\":\"two\",\"data\":\"%%%\"},{\"vertex\":\"a\",\"data\":[]}]}",
                "{\"warnings\":[{}, {\"short\":\"%%\",\"detail\":[{}],\"range\":{}}]}",
                "{\"vertexes\":[{\"digest\":\"a\",\"completed\":\"2026-11-23T10:00:00+02:00\"}]}"));

        assertThat(seen.steps).singleElement().satisfies(step -> {
            assertThat(step.digest()).isEqualTo("a");
            assertThat(step.duration()).isZero();
            assertThat(step.log()).isEmpty();
        });
        assertThat(seen.plain).isEmpty();
    }

    @Test
    void reportsAStepOnceHoweverOftenItIsCompleted() {
        String line = Message.completed("a", RUN, 0, 1, "base").line();

        assertThat(Recorder.of(Stream.of(line, line, line)).steps).hasSize(1);
    }

    @Test
    void waitsForTheExecutionOfAStepThatNeedsNoOther() {
        String from = "[linux/arm64 1/2] FROM docker.io/library/alpine";
        Recorder seen = new Recorder();
        RawJsonProgress progress = new RawJsonProgress(seen, List.of());
        progress.line(Message.completed("base", from, 0, 2).line());
        assertThat(seen.steps).isEmpty();
        progress.line(Message.started("base", from, 5).line());
        progress.line(Message.started("other", RUN, 5, "else").line());
        progress.line(Message.completed("base", from, 5, 8).line());
        assertThat(seen.steps).isEmpty();

        progress.line(Message.started("a", RUN, 8, "base").line());

        assertThat(seen.steps)
                .singleElement()
                .satisfies(step -> assertThat(step.duration()).isEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void countsOverlappingIntervalsOnce() {
        String from = "[1/2] FROM alpine";
        Recorder seen = Recorder.of(Stream.of(
                Message.completed("a", from, 0, 10).line(),
                Message.completed("a", from, 4, 6).line(),
                Message.completed("a", from, 5, 12).line(),
                Message.completed("a", from, 12, 1).line()));

        assertThat(seen.step("FROM").duration()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void saysNothingOfAStepThatWasNeverCompleted() {
        assertThat(Recorder.of(Stream.of(Message.started("a", RUN, 0).line())).steps)
                .isEmpty();
    }

    @Test
    void distinguishesDoneCachedFailedAndCanceled() {
        Recorder seen = Recorder.of(Stream.of(
                Message.completed("a", "[1/4] RUN a", 0, 1, "x").line(),
                Message.completed("b", "[2/4] RUN b", 0, 0, "x").cached().line(),
                Message.failed("c", "[3/4] RUN c", "exit code: 1").line(),
                Message.failed("d", "[4/4] RUN d", "process did not complete: context canceled")
                        .line()));

        assertThat(seen.steps)
                .extracting(Step::outcome)
                .containsExactly(
                        new Outcome.Done(),
                        new Outcome.Cached(),
                        new Outcome.Failed("exit code: 1"),
                        new Outcome.Canceled());
    }

    @Test
    void takesTheOnlyPlatformOfTheCallWhereNamesAreSilent() {
        String line = Message.completed("a", "[2/3] RUN x", 0, 1, "base").line();

        assertThat(Recorder.of(Stream.of(line), "linux/arm/v7").steps.get(0).platform())
                .contains(Platform.of("linux/arm/v7"));
        assertThat(Recorder.of(Stream.of(line), "linux/arm/v7", "linux/amd64")
                        .steps
                        .get(0)
                        .platform())
                .isEmpty();
    }

    @Test
    void keepsTheLastLinesOfAStepThatNeverStopsTalking() {
        String many = String.join(
                "\n", IntStream.range(0, 5000).mapToObj(i -> "line " + i).toList());
        Recorder seen = Recorder.of(Stream.of(
                Message.empty().log("a", "x".repeat(300_000) + "\n").line(),
                Message.empty().log("a", many).line(),
                Message.completed("a", RUN, 0, 1, "base").line()));

        assertThat(seen.step("RUN").log()).hasSize(LogTail.MOST_LINES).last().isEqualTo("line 4999");
    }

    @Test
    void cutsLinesThatAreTooLong() {
        String text = "ü".repeat(200_000);
        Recorder seen = Recorder.of(Stream.of(
                text,
                Message.empty().log("a", text).line(),
                Message.completed("a", RUN, 0, 1, "base").line()));

        assertThat(seen.plain.get(0)).hasSizeLessThan(MessageAssembler.LONGEST_PLAIN_LINE + 10);
        assertThat(seen.step("RUN").log())
                .containsExactly("ü".repeat(LogTail.LONGEST_LINE / 2) + " [cut after 2000 bytes]");
    }

    @Test
    void aLineThatFitsIsNotCalledCut() {
        String text = "x".repeat(LogTail.LONGEST_LINE);
        Recorder seen = Recorder.of(Stream.of(
                Message.empty().log("a", text + "\n").line(),
                Message.completed("a", RUN, 0, 1, "base").line()));

        assertThat(seen.step("RUN").log()).containsExactly(text);
    }

    @Test
    void passesOverAMessageThatNeverEnds() {
        String inner = "  \"" + "x".repeat(4 * 1024 * 1024) + "\",";
        Stream<String> lines = Stream.of(
                        Stream.of("{"),
                        IntStream.range(0, 5).mapToObj(i -> inner),
                        Message.completed("a", RUN, 0, 1, "base").lines())
                .flatMap(each -> each);

        assertThat(Recorder.of(lines).names()).containsExactly(RUN);
    }

    @Test
    void cleansTheLogOfTerminalControlAndOverwrittenStates() {
        byte[] data = "10%\r100%\r\n\u001b[1;31mred\u001b[0m\u0007\tend\n".getBytes(StandardCharsets.UTF_8);
        Recorder seen = Recorder.of(Stream.of(
                Message.empty().log("a", 2, data).line(),
                Message.completed("a", RUN, 0, 1, "base").line()));

        assertThat(seen.step("RUN").log()).containsExactly("100%", "red\tend");
    }

    @Test
    void keepsStandardOutputAndErrorApartWithinALine() {
        Recorder seen = Recorder.of(Stream.of(
                Message.empty().log("a", "out").line(),
                Message.empty()
                        .log("a", 2, "err\n".getBytes(StandardCharsets.UTF_8))
                        .line(),
                Message.empty().log("a", "put\n").line(),
                Message.completed("a", RUN, 0, 1, "base").line()));

        assertThat(seen.step("RUN").log()).containsExactly("err", "output");
    }

    @Test
    void passesOnEachLineOfOutputAtOnce() {
        Recorder seen = new Recorder();
        RawJsonProgress progress = new RawJsonProgress(seen, List.of());
        progress.line(Message.empty().log("a", "early\n").line());
        progress.line(Message.started("a", RUN, 0).line());
        progress.line(Message.empty().log("a", "one\ntw").line());

        assertThat(seen.output).containsExactly("a: early", RUN + ": one");
    }

    @Test
    void readsWarnings() {
        String line =
                "{\"warnings\":[{\"vertex\":\"a\",\"level\":1,\"short\":\"SW52YWxpZA==\",\"detail\":[\"bW9yZQ==\"],"
                        + "\"url\":\"https://docs.docker.com/go/\",\"range\":[{\"start\":{\"line\":3},\"end\":{\"line\":3}}]}]}";

        assertThat(Recorder.of(Stream.of(line)).warnings)
                .containsExactly(new BuildWarning(
                        "Invalid", List.of("more"), Optional.of("https://docs.docker.com/go/"), OptionalInt.of(3)));
    }

    @Test
    void forgetsTheOldestOfTooManySteps() {
        Stream<String> lines = IntStream.range(0, RawJsonProgress.MOST_STEPS + 5)
                .mapToObj(
                        i -> Message.completed("d" + i, "[1/1] FROM " + i, 0, 1).line());

        assertThat(Recorder.of(lines).steps)
                .hasSize(RawJsonProgress.MOST_STEPS)
                .last()
                .extracting(Step::name)
                .isEqualTo("[1/1] FROM " + (RawJsonProgress.MOST_STEPS + 4));
    }
}

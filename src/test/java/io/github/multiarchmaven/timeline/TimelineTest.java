package io.github.multiarchmaven.timeline;

import static io.github.multiarchmaven.timeline.Calls.at;
import static io.github.multiarchmaven.timeline.Calls.cached;
import static io.github.multiarchmaven.timeline.Calls.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.progress.Spans;
import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.timeline.Gap.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    private static final String DOCKERFILE = "FROM busybox AS build\nRUN make\nFROM busybox\nCOPY --from=build / /\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rawjson-0.13.1/three-platforms.txt",
                "rawjson-0.13.1/three-platforms-cached.txt",
                "rawjson-0.13.1/cross-stage.txt",
                "rawjson-0.13.1/run-fails-on-one-platform.txt",
                "rawjson-0.29.1/cross-stage.txt",
                "rawjson-0.29.1/one-platform.txt"
            })
    void accountsForEachMomentOnce(String recording) {
        TimedCall call = Calls.of(Calls.recorded(recording), "linux/amd64", "linux/arm64", "linux/arm/v7");
        assertThat(call.steps()).isNotEmpty();

        assertWhole(Timeline.of(call.began().minusSeconds(3), call.ended().plusMillis(1234), List.of(call)));
    }

    @Test
    void accountsForEachMomentWhereverTheStreamIsCutOff() {
        List<String> lines = Calls.recorded("rawjson-0.13.1/three-platforms.txt");
        for (int end = 0; end <= lines.size(); end += 7) {
            TimedCall call = Calls.of(lines.subList(0, end), "linux/amd64", "linux/arm64", "linux/arm/v7");

            assertWhole(Timeline.of(call.began(), call.ended().plusSeconds(2), List.of(call)));
        }
    }

    @Test
    void accountsForEachMomentOfStepsThatOverlapRepeatAndLieOutside() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<Step> steps = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> {
                        double from = random.nextInt(40) - 5;
                        return step("[linux/arm64 " + (i + 1) + "/12] RUN x", from, from + random.nextInt(9));
                    })
                    .toList();
            List<TimedCall> calls = List.of(
                    new TimedCall(Calls.call(DOCKERFILE, "linux/arm64"), at(2), at(20), steps),
                    new TimedCall(Calls.call(DOCKERFILE, "linux/amd64"), at(1), at(25), steps));

            assertWhole(Timeline.of(at(0), at(30), calls));
        }
    }

    @Test
    void namesWhyNothingWasDone() {
        TimedCall call = new TimedCall(
                Calls.call(DOCKERFILE, "linux/amd64"),
                at(2),
                at(20),
                List.of(step("[build 2/2] RUN make", 5, 8), step("[stage-1 2/2] COPY a b", 9, 12)));

        assertThat(Timeline.of(at(0), at(21), List.of(call)).gaps())
                .containsExactly(
                        gap(Reason.PREPARING, 0, 2),
                        gap(Reason.STARTING, 2, 5),
                        gap(Reason.BETWEEN, 8, 9),
                        gap(Reason.ENDING, 12, 20),
                        gap(Reason.PROVING, 20, 21));
    }

    @Test
    void tellsWhatTimeWasSpentWith() {
        Timeline timeline = timeline(
                step("[internal] load build context", 0, 1),
                step("[linux/amd64 build 1/2] FROM docker.io/library/busybox", 1, 2),
                cached("[linux/amd64 build 2/2] RUN make", 2),
                step("[linux/arm64 build 2/2] RUN make", 2, 5),
                step("[linux/arm64 stage-1 2/2] COPY --from=build / /", 5, 6),
                step("[linux/386 build 2/2] run make", 2, 4),
                step("[linux/amd64->linux/arm64 cross 2/2] RUN make", 2, 4));

        assertThat(timeline.steps().map(step -> step.kind() + " " + step.place()))
                .containsExactly(
                        "transfer build 1/2",
                        "cached build 2/2",
                        "native cross 2/2",
                        "emulated build 2/2",
                        "native stage-1 2/2",
                        "native build 2/2",
                        "transfer ");
        assertThat(timeline.lanes())
                .extracting(Lane::title)
                .containsExactly("linux/amd64", "linux/arm64", "linux/386", "for all platforms");
        assertThat(timeline.lanes())
                .extracting(Lane::manner)
                .containsExactly(Lane.Manner.NATIVE, Lane.Manner.EMULATED, Lane.Manner.NATIVE, Lane.Manner.NATIVE);
    }

    @Test
    void comparesAnEmulatedStepWithTheSameOneOnTheOwnPlatform() {
        Timeline timeline = timeline(
                step("[linux/amd64 build 2/2] RUN make", 0, 2),
                step("[linux/arm64 build 2/2] RUN make", 0, 22),
                step("[linux/arm64 stage-1 2/2] RUN test", 22, 23));

        assertThat(timeline.byCost()).hasSize(2);
        TimedStep dearest = timeline.byCost().get(0);
        assertThat(dearest.source()).contains("Dockerfile:2");
        assertThat(dearest.lost()).isEqualTo(Duration.ofSeconds(20));
        assertThat(dearest.cost()).contains(new EmulationCost(Platform.of("linux/amd64"), Duration.ofSeconds(2)));
        assertThat(dearest.cost().get().ratio(dearest.duration())).contains(11.0);
        assertThat(timeline.byCost().get(1).cost()).isEmpty();
        assertThat(timeline.byCost().get(1).lost()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void comparesCallsOfOneDockerfileButNotOfTwo() {
        Step own = step("[linux/amd64 build 2/2] RUN make", 0, 2);
        Step foreign = step("[linux/arm64 build 2/2] RUN make", 0, 8);
        List<String> compared = new ArrayList<>();
        for (String other : List.of(DOCKERFILE, "FROM x\nRUN make\n")) {
            TimedCall native_ =
                    new TimedCall(Calls.call(DOCKERFILE, "linux/amd64"), at(0), at(2), List.of(on("linux/amd64", own)));
            TimedCall emulated =
                    new TimedCall(Calls.call(other, "linux/arm64"), at(0), at(8), List.of(on("linux/arm64", foreign)));
            Timeline timeline = Timeline.of(at(0), at(8), List.of(native_, emulated));
            compared.add(String.valueOf(timeline.byCost().get(0).cost().isPresent()));
        }

        assertThat(compared).containsExactly("true", "false");
    }

    @Test
    void movesTheClockOfAnotherMachine() {
        TimedCall ahead = new TimedCall(
                Calls.call(DOCKERFILE, "linux/arm64"),
                at(0),
                at(10),
                List.of(step("[build 2/2] RUN make", 3600, 3605)));
        TimedCall behind = new TimedCall(
                Calls.call(DOCKERFILE, "linux/arm64"),
                at(0),
                at(10),
                List.of(step("[build 2/2] RUN make", -3600, -3595)));

        assertThat(Timeline.of(at(0), at(10), List.of(ahead)).worked()).isEqualTo(Spans.of(at(5), at(10)));
        assertThat(Timeline.of(at(0), at(10), List.of(behind)).worked()).isEqualTo(Spans.of(at(0), at(5)));
    }

    /** Whoever shares a step with another call did not begin it. */
    @Test
    void cutsWhatIsLongerThanTheCall() {
        TimedCall shared = new TimedCall(
                Calls.call(DOCKERFILE, "linux/arm64"),
                at(5),
                at(10),
                List.of(step("[build 2/2] RUN make", 0, 8), step("[stage-1 2/2] COPY a b", 8, 9)));

        assertThat(Timeline.of(at(0), at(10), List.of(shared)).worked()).isEqualTo(Spans.of(at(5), at(9)));
    }

    private static Step on(String platform, Step step) {
        return new Step(
                step.digest(),
                Optional.of(Platform.of(platform)),
                step.name(),
                step.worked(),
                step.outcome(),
                List.of());
    }

    private static Timeline timeline(Step... steps) {
        TimedCall call =
                new TimedCall(Calls.call(DOCKERFILE, "linux/amd64", "linux/arm64"), at(0), at(30), List.of(steps));
        return Timeline.of(at(0), at(30), List.of(call));
    }

    private static Gap gap(Reason reason, double from, double until) {
        return new Gap(reason, new Spans.Span(at(from), at(until)));
    }

    private static void assertWhole(Timeline timeline) {
        Spans gaps = new Spans(timeline.gaps().stream().map(Gap::span).toList());
        Duration sum = timeline.gaps().stream()
                .map(gap -> gap.span().duration())
                .reduce(timeline.worked().duration(), Duration::plus);
        assertThat(sum).isEqualTo(timeline.duration());
        assertThat(gaps.and(timeline.worked()).duration()).isEqualTo(timeline.duration());
        assertThat(timeline.gaps()).allMatch(gap -> !gap.span().duration().isZero());
    }
}

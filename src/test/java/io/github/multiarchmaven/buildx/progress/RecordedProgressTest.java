package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedProgressTest {

    private static final String FIXED_BASE =
            "registry.test:5000/library/busybox:1@sha256:0490e7792ccc6fdfaf036cc024ba9f1712a16bf1a411143b68fc97605f3572e3";

    @Test
    void followsABuildForThreePlatforms() {
        Recorder seen = Recorder.of(Recording.of0131("three-platforms").stream());

        for (String platform : List.of("linux/amd64", "linux/arm64", "linux/arm/v7")) {
            List<Step> steps = seen.steps.stream()
                    .filter(step -> step.platform().equals(Optional.of(Platform.of(platform))) && !step.internal())
                    .toList();
            assertThat(steps)
                    .extracting(step -> StepName.of(step.name()).instruction())
                    .containsExactlyInAnyOrder(
                            "FROM " + FIXED_BASE,
                            "RUN echo building && uname -m > /built",
                            "WORKDIR /app",
                            "COPY app.txt .",
                            "COPY --from=build /built .",
                            "RUN echo one; sleep 1; echo two");
            assertThat(steps).noneMatch(step -> step.outcome() instanceof Outcome.Failed);
            Step slow = seen.step("[" + platform + " stage-1 5/5]");
            assertThat(slow.log()).containsExactly("one", "two");
            assertThat(slow.duration()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
            assertThat(slow.outcome()).isEqualTo(new Outcome.Done());
        }
        assertThat(seen.plain).singleElement().asString().startsWith("ERROR: (*service).Write failed");
    }

    @Test
    void reportsStepsInTheOrderOfTheDockerfile() {
        assertThat(Recorder.of(Recording.of0131("one-platform").stream()).steps)
                .filteredOn(step -> !step.internal())
                .extracting(step -> StepName.of(step.name()).bracket())
                .containsSubsequence("build 1/2", "build 2/2", "stage-1 4/5", "stage-1 5/5");
    }

    @Test
    void reportsWhatCameFromTheCache() {
        Recorder seen = Recorder.of(Recording.of0131("three-platforms-cached").stream());

        assertThat(seen.steps)
                .filteredOn(step -> step.name().contains("RUN"))
                .hasSize(6)
                .allSatisfy(step -> assertThat(step.outcome()).isEqualTo(new Outcome.Cached()));
    }

    @ParameterizedTest
    @MethodSource("bothShapes")
    void namesThePlatformThatACrossBuildingStageRunsOn(List<String> crossStage) {
        Recorder seen = Recorder.of(crossStage.stream());

        assertThat(seen.step("[linux/amd64->arm64 build 2/2]").platform()).contains(Platform.of("linux/amd64"));
        assertThat(seen.step("[linux/arm64 stage-1 2/2]").platform()).contains(Platform.of("linux/arm64"));
        assertThat(seen.plain).isEmpty();
    }

    static Stream<List<String>> bothShapes() {
        return Stream.of(Recording.of0131("cross-stage"), Recording.of0291("cross-stage"));
    }

    @Test
    void tellsTheFailedPlatformFromTheCanceledOnes() {
        Recorder seen = Recorder.of(Recording.of0131("run-fails-on-one-platform").stream());

        assertThat(seen.step("[linux/arm64 2/2] RUN").outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(seen.step("[linux/amd64 2/2] RUN").outcome()).isEqualTo(new Outcome.Canceled());
        assertThat(seen.step("[linux/arm/v7 2/2] RUN").outcome()).isEqualTo(new Outcome.Canceled());
        assertThat(seen.plain).hasSize(9).last().asString().startsWith("ERROR: ");
    }

    @ParameterizedTest
    @MethodSource("allRecordings")
    void leavesNoMessageAmongThePlainLines(List<String> recording) {
        Recorder seen = Recorder.of(recording.stream());

        assertThat(seen.names()).doesNotHaveDuplicates().isNotEmpty();
        assertThat(seen.plain).noneMatch(line -> line.contains("\"digest\"") || line.contains("\"vertex\""));
    }

    static Stream<List<String>> allRecordings() {
        return Stream.concat(
                Recording.SPREAD_OVER_LINES.stream().map(Recording::of0131),
                Recording.ONE_LINE_EACH.stream().map(Recording::of0291));
    }

    @RepeatedTest(60)
    void survivesWhateverIsCutOutOfOrMixedIntoAStream(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<List<String>> recordings = allRecordings().toList();
        List<String> garbled = garbled(recordings.get(random.nextInt(recordings.size())), random);
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        Recorder seen = new Recorder();
        for (ProgressListener listener : List.of(transcript, seen)) {
            RawJsonProgress progress = new RawJsonProgress(listener, List.of(Platform.of("linux/arm64")));
            garbled.forEach(progress::line);
            progress.end();
        }

        assertThat(seen.plain.size() + seen.steps.size()).isLessThanOrEqualTo(garbled.size() * 2);
        assertThat(FailureExplanationTest.explanation("format", List.of("linux/arm64"), transcript)
                        .lines())
                .isNotEmpty()
                .noneMatch(line -> line.contains("null"));
    }

    private static List<String> garbled(List<String> lines, Random random) {
        List<String> garbled = new ArrayList<>();
        for (String line : lines) {
            switch (random.nextInt(30)) {
                case 0 -> {} // lost
                case 1 -> garbled.add(line.substring(0, random.nextInt(line.length() + 1)));
                case 2 -> garbled.add(line.substring(random.nextInt(line.length() + 1)));
                case 3 -> garbled.addAll(List.of(line, line));
                case 4 -> garbled.add(withOneCharacterChanged(line, random));
                case 5 -> garbled.addAll(List.of("ERROR: failed to solve: process \"x", line));
                default -> garbled.add(line);
            }
        }
        return garbled.subList(0, garbled.size() - random.nextInt(garbled.size() / 2));
    }

    private static String withOneCharacterChanged(String line, Random random) {
        StringBuilder changed = new StringBuilder(line);
        if (!line.isEmpty()) {
            changed.setCharAt(random.nextInt(line.length()), (char) random.nextInt(0x250));
        }
        return changed.toString();
    }
}

package io.github.multiarchmaven.timeline;

import static io.github.multiarchmaven.timeline.Calls.at;
import static io.github.multiarchmaven.timeline.Calls.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.progress.Step;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {

    private static final String DOCKERFILE = "FROM maven AS build\nCOPY . .\nRUN mvn -q package\n";

    @Test
    void saysWhatWasMeasuredAndWhatHelps() {
        Timeline timeline = timeline(
                step("[linux/amd64 build 3/3] RUN mvn -q package", 10, 22),
                step("[linux/arm64 build 3/3] RUN mvn -q package", 10, 140));

        assertThat(Advice.on(timeline)).singleElement().satisfies(advice -> {
            assertThat(advice.finding())
                    .isEqualTo("Dockerfile:3, RUN mvn -q package, took 2 min 10 s of 3 min 00 s under QEMU for"
                            + " linux/arm64, 11 times the 12.0 s of linux/amd64.");
            assertThat(advice.remedy())
                    .contains("FROM --platform=$BUILDPLATFORM")
                    .doesNotContain("a node");
        });
        assertThat(TimelineLines.of(timeline, Path.of("timeline.html")))
                .containsExactly(
                        "Built in 3 min 00 s; linux/amd64 12.0 s, linux/arm64 2 min 10 s (emulated); 0 of 2 steps cached",
                        "QEMU cost most in Dockerfile:3 RUN mvn -q package: 2 min 10 s for linux/arm64, 12.0 s for"
                                + " linux/amd64",
                        "Where the time went: timeline.html");
    }

    @Test
    void saysAStepOnceForAllItsPlatforms() {
        assertThat(Advice.on(timeline(
                        step("[linux/arm64 build 3/3] RUN mvn -q package", 10, 140),
                        step("[linux/s390x build 3/3] RUN mvn -q package", 10, 170))))
                .singleElement()
                .satisfies(advice -> assertThat(advice.finding()).contains("linux/s390x"));
    }

    @Test
    void isSilentAboutWhatIsNotWorthIt() {
        assertThat(Advice.on(timeline(
                        step("[linux/amd64 build 3/3] RUN mvn -q package", 10, 170),
                        step("[linux/arm64 build 3/3] RUN mvn -q package", 10, 171))))
                .isEmpty();
        assertThat(TimelineLines.of(timeline(step("[linux/amd64 build 3/3] RUN make", 1, 2)), Path.of("x")))
                .contains("No step ran under QEMU");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RUN mvn package | SAME",
                "RUN ./gradlew build | SAME",
                "RUN npm run build | SAME",
                "RUN npm ci | UNKNOWN",
                "RUN apt-get update && apt-get install -y curl | INSTALLS",
                "RUN apt-get install -y maven && mvn package | INSTALLS",
                "RUN apk add --no-cache git | INSTALLS",
                "RUN pacman -Syu curl | INSTALLS",
                "RUN mvn -Pnative native:compile | COMPILES",
                "RUN ./gradlew nativeCompile | COMPILES",
                "RUN go build ./... | CROSS_COMPILES",
                "RUN GOARCH=$TARGETARCH go build ./... | CROSS_COMPILES",
                "RUN gcc -o hello hello.c | COMPILES",
                "RUN cargo build --release | COMPILES",
                "RUN curl -o x https://example.com/x-$(uname -m) | ASKS",
                "RUN echo done | UNKNOWN",
                "RUN echo searching | UNKNOWN"
            })
    void tellsByTheTextHowMuchAStepDependsOnItsPlatform(String instruction, Dependence expected) {
        assertThat(Dependence.of(instruction)).isEqualTo(expected);
    }

    /** BuildKit writes the values of arguments into the names of steps. */
    @Test
    void doesNotTakeForTheSameWhatDiffersByPlatform() {
        assertThat(Advice.on(timeline(
                        step("[linux/amd64 build 3/3] RUN mvn -q package -Dfor=amd64", 10, 22),
                        step("[linux/arm64 build 3/3] RUN mvn -q package -Dfor=arm64", 10, 140),
                        step("[linux/s390x build 3/3] RUN mvn -q package -Dfor=s390x", 10, 120))))
                .singleElement()
                .satisfies(advice -> assertThat(advice.remedy()).startsWith("It asks for its platform"));
        assertThat(Advice.on(timeline(step("[linux/arm64 build 3/3] RUN mvn -q package -Dfor=arm64", 10, 140))))
                .singleElement()
                .satisfies(advice -> assertThat(advice.remedy()).startsWith("If what it makes is the same"));
    }

    private static Timeline timeline(Step... steps) {
        TimedCall call =
                new TimedCall(Calls.call(DOCKERFILE, "linux/amd64", "linux/arm64"), at(5), at(175), List.of(steps));
        return Timeline.of(at(0), at(180), List.of(call));
    }
}

package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Timestamps;
import io.github.multiarchmaven.model.Timestamps.Files;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsConfigurationTest {

    private static final String TIME = "2026-11-25T12:00:00Z";

    private final Pom pom;

    TimestampsConfigurationTest(@TempDir Path folder) throws IOException {
        java.nio.file.Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        pom = new Pom(folder);
    }

    private Timestamps timestamps() {
        return pom.read().manner().options().timestamps();
    }

    @Test
    void anImageShowsWhenItWasBuiltUnlessTheProjectSaysOtherwise() {
        assertThat(timestamps()).isEqualTo(Timestamps.OF_THE_BUILD);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T12:00:00Z,1795608000",
        "2026-11-25T14:00:00.999+02:00,1795608000",
        "1795608000,1795608000",
        "0,0",
        "' 1 ',1"
    })
    void aTimeIsThatOfTheImageAndOfNewerFiles(String text, long seconds) {
        pom.with("outputTimestamp", text);
        assertThat(timestamps()).isEqualTo(new Timestamps(Optional.of(Instant.ofEpochSecond(seconds)), Files.CAPPED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "-", "1980-02-01T00:00:00Z"})
    void aSingleCharacterSwitchesItOffAsInOtherPluginsAndSoDoesTheDefaultOfMaven4(String text) {
        pom.with("outputTimestamp", text);
        assertThat(timestamps()).isEqualTo(Timestamps.OF_THE_BUILD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-11-25",
                "-12",
                "1969-01-01T00:00:00Z",
                "253402300800",
                "10000-01-01T00:00:00Z",
                "${git.commit.time}"
            })
    void whatIsNoTimeIsRefused(String text) {
        pom.with("outputTimestamp", text);
        assertThat(pom.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains(text))
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.SETTING_INVALID);
    }

    @Test
    void filesKeepTheirTimesWhereSomebodySaysSo() {
        pom.with("outputTimestamp", TIME).with("rewriteTimestamp", "false");
        assertThat(timestamps().files()).isEqualTo(Files.AS_THEY_ARE);
        assertThat(timestamps().created()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "docker", "local", "none"})
    void filesKeepTheirTimesInOtherOutputs(String output) {
        pom.with("outputTimestamp", TIME).withList("output", output);
        assertThat(timestamps().files()).isEqualTo(Files.AS_THEY_ARE);
    }

    @Test
    void oneImageHasOneDigestInAllOutputs() {
        pom.with("outputTimestamp", TIME).withList("output", "oci", "docker");
        assertThat(timestamps().files()).isEqualTo(Files.AS_THEY_ARE);
        pom.withList("output", "oci", "local");
        assertThat(timestamps().files()).isEqualTo(Files.CAPPED);
    }

    @Test
    void whoAsksForTheImpossibleIsTold() {
        pom.with("rewriteTimestamp", "true").withList("output", "oci", "docker");
        assertThat(pom.problems())
                .extracting(Problem::why)
                .containsExactly(
                        "no time is given",
                        "for the output docker files keep their times, so that the same image would have two digests");
        pom.with("outputTimestamp", TIME).withList("output", "tar");
        assertThat(pom.problems())
                .extracting(Problem::why)
                .containsExactly("no output is oci, the only one for which files get another time");
    }

    @Test
    void theUsersOwnBuildArgumentHasToBeATime() {
        pom.withBuildArg("SOURCE_DATE_EPOCH", "yesterday").withBuildArg("BUILDKIT_MULTI_PLATFORM", "1");
        assertThat(pom.problems())
                .extracting(Problem::what)
                .containsExactly(
                        "<buildArgs> sets BUILDKIT_MULTI_PLATFORM",
                        "<buildArgs> sets SOURCE_DATE_EPOCH to something else than seconds");
    }

    @Test
    void theUsersOwnBuildArgumentIsATimeToo() {
        pom.with("rewriteTimestamp", "true").withBuildArg("SOURCE_DATE_EPOCH", "12");
        assertThat(timestamps()).isEqualTo(new Timestamps(Optional.empty(), Files.CAPPED));
        pom.without("rewriteTimestamp").with("outputTimestamp", TIME);
        assertThat(timestamps())
                .as("it goes before the project's")
                .isEqualTo(new Timestamps(Optional.empty(), Files.CAPPED));
    }
}

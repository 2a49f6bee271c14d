package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.BuildSpec.Narrowing;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformsConfigurationTest {

    private final Path folder;

    PlatformsConfigurationTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    private Pom pom(String... platforms) {
        return new Pom(folder).withList("platforms", platforms);
    }

    @Test
    void threeNamesOfOnePlatformAreTwoTooMany() {
        List<Problem> problems =
                pom("linux/arm64", "linux/aarch64", "linux/arm64/v8").problems();
        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(ProblemCode.PLATFORM_TWICE, ProblemCode.PLATFORM_TWICE);
        assertThat(problems.get(0).why())
                .isEqualTo("\"linux/arm64\" and \"linux/aarch64\" are two names of one platform");
        assertThat(problems.get(1).why()).contains("\"linux/arm64/v8\"");
    }

    @Test
    void theSameNameTwiceIsSaidSo() {
        assertThat(pom("linux/amd64", "linux/amd64").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).contains("stands there two times"));
    }

    @Test
    void platformsOfOtherSystemsAndLevelsAreKnown() {
        assertThat(pom("windows/amd64", "linux/amd64/v3", "linux/amd64", "linux/x86_64/v2")
                        .read()
                        .platforms())
                .hasToString("[windows/amd64, linux/amd64/v3, linux/amd64, linux/amd64/v2]");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amr64, linux/arm64",
        "linux/adm64, linux/amd64",
        "linux/arm/v71, linux/arm/v7",
        "linux/riscv, linux/riscv64",
        "amr64, linux/arm64",
    })
    void anUnknownOneIsRefusedWithTheNearestKnown(String written, String nearest) {
        assertThat(pom(written).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.PLATFORM_UNKNOWN);
            assertThat(problem.what()).contains("\"" + written + "\"");
            assertThat(problem.next())
                    .contains("did you mean " + nearest + "?")
                    .contains("<allowUnknownPlatforms>true</allowUnknownPlatforms>");
        });
    }

    @Test
    void anUnknownOneIsTakenWhereThatIsAllowed() {
        assertThat(pom("linux/newarch").allowingUnknownPlatforms().read().platforms())
                .containsExactly(Platform.of("linux/newarch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linux", "linux/arm/v7/x", "linux arm64", "linux/arm64;linux/amd64"})
    void whatIsNoPlatformIsRefusedEvenWhereUnknownOnesAreAllowed(String written) {
        assertThat(pom(written).allowingUnknownPlatforms().problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.PLATFORM_MALFORMED);
    }

    @Test
    void onlyHostWaitsForTheEngine() {
        assertThat(pom("linux/amd64").withList("only", "host").read().narrowing())
                .isEqualTo(new Narrowing.ToHost());
    }

    @Test
    void onlyNamesPlatformsByAnyOfTheirNames() {
        assertThat(pom("linux/amd64", "linux/arm64")
                        .withList("only", "aarch64")
                        .read()
                        .narrowing())
                .isEqualTo(new Narrowing.To(List.of(Platform.of("linux/arm64"))));
    }

    @Test
    void onlyAddsNothing() {
        assertThat(pom("linux/amd64")
                        .withList("only", "linux/amd64", "linux/s390x")
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.ONLY_NOT_CONFIGURED);
                    assertThat(problem.what()).contains("linux/s390x");
                    assertThat(problem.why()).contains("linux/amd64");
                });
    }

    @Test
    void onlyIsReadAsCarefullyAsThePlatforms() {
        assertThat(pom("linux/amd64")
                        .withList("only", "", "linux/amd64", "x86_64")
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.PLATFORM_MALFORMED, ProblemCode.PLATFORM_TWICE);
    }

    @Test
    void hostBesidePlatformsIsToldApart() {
        assertThat(pom("linux/amd64").withList("only", "host", "linux/amd64").problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.ONLY_NOT_CONFIGURED);
    }
}

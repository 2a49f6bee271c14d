package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/aarch64, linux/arm64",
        "linux/arm64/v8, linux/arm64",
        "linux/arm64/8, linux/arm64",
        "linux/arm64/v8.0, linux/arm64",
        "linux/arm64/v9, linux/arm64/v9",
        "aarch64, linux/arm64",
        "x86_64, linux/amd64",
        "x86-64, linux/amd64",
        "linux/amd64/v1, linux/amd64",
        "linux/amd64/3, linux/amd64/v3",
        "i386, linux/386",
        "i686, linux/386",
        "armhf, linux/arm/v7",
        "armel, linux/arm/v6",
        "linux/arm, linux/arm/v7",
        "linux/arm/6, linux/arm/v6",
        "mips64el, linux/mips64le",
        "ppc64el, linux/ppc64le",
        "macos/arm64, darwin/arm64",
        "windows/x86_64, windows/amd64",
        "LINUX/I386, linux/386",
        "'  linux/arm64 ', linux/arm64",
    })
    void aliasesAreOnePlatform(String written, String normal) {
        assertThat(Platform.of(written)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "linux/",
                "/arm64",
                "linux//v7",
                "linux/arm/v7/x",
                "linux",
                "windows",
                "lin ux/arm64",
                "linux,arm64",
                "linux\\arm64",
                "linux/arm\u0131",
            })
    void whatHasNotTheFormIsRefusedWithTheForm(String written) {
        assertThatThrownBy(() -> Platform.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Platform.GRAMMAR)
                .hasMessageContaining("\"" + written + "\"");
    }

    @Test
    void theFolderIsNamedAsInBuildKitsLocalOutput() {
        assertThat(Platform.of("linux/arm/v7").folderName()).isEqualTo("linux_arm_v7");
        assertThat(Platform.of("linux/amd64").folderName()).isEqualTo("linux_amd64");
    }

    @Test
    void theOrderIsThatOfOperatingSystemArchitectureVariant() {
        assertThat(Stream.of("windows/386", "linux/arm/v7", "linux/arm/v6", "linux/amd64")
                        .map(Platform::of)
                        .sorted())
                .hasToString("[linux/amd64, linux/arm/v6, linux/arm/v7, windows/386]");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm/v7, linux/arm/v7, true",
        "linux/arm/v7, linux/arm/v6, true",
        "linux/arm/v7, linux/arm/v5, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/amd64/v3, linux/amd64, true",
        "linux/amd64, linux/amd64/v3, false",
        "linux/arm64/v9, linux/arm64, true",
        "linux/arm64/v9.2, linux/arm64/v9, true",
        "linux/arm64, linux/arm64/v9, false",
        "linux/arm64, linux/arm/v7, false",
        "linux/amd64, windows/amd64, false",
        "linux/mips/softfloat, linux/mips/softfloat, true",
        "linux/mips/softfloat, linux/mips/hardfloat, false",
        "linux/mips, linux/mips/softfloat, false",
    })
    void aMachineRunsWhatIsBuiltForItOrForLess(String machine, String image, boolean runs) {
        assertThat(Platform.of(machine).runs(Platform.of(image))).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    linux/amd64  | linux/arm64,linux/amd64        | linux/amd64
                    linux/arm/v7 | linux/arm/v5,linux/arm/v6      | linux/arm/v6
                    linux/arm/v6 | linux/arm/v7,linux/arm/v6      | linux/arm/v6
                    linux/arm/v6 | linux/arm/v7                   |
                    linux/amd64  | linux/amd64/v3,linux/amd64/v2  | linux/amd64/v2
                    linux/arm64  | linux/amd64,linux/arm/v7       |
                    linux/amd64  | windows/amd64                  |
                    """)
    void theBestImageForAMachineIsTheHighestThatItRuns(String machine, String images, @Nullable String best) {
        List<Platform> among =
                Stream.of(images.split(",", -1)).map(Platform::of).toList();
        assertThat(Platform.of(machine).bestAmong(among))
                .isEqualTo(Optional.ofNullable(best).map(Platform::of));
    }

    @Test
    void everyKnownPlatformIsWrittenInTheNormalFormAndStandsOnce() {
        List<Platform> all = KnownPlatforms.all();
        assertThat(all).doesNotHaveDuplicates().allSatisfy(known -> {
            assertThat(Platform.of(known.toString())).isEqualTo(known);
            assertThat(KnownPlatforms.contains(known)).isTrue();
            assertThat(KnownPlatforms.nearestTo(known.toString())).isEqualTo(known);
        });
        assertThat(KnownPlatforms.contains(Platform.of("linux/amr64"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amr64, linux/arm64",
        "linux/adm64, linux/amd64",
        "linux/amd46, linux/amd64",
        "linux/rscv64, linux/riscv64",
        "linux/armv7, linux/arm/v7",
        "linux/arm/v77, linux/arm/v7",
        "linxu/arm64, linux/arm64",
        "windows/adm64, windows/amd64",
        "linux/s930x, linux/s390x",
        "linux/ppc46le, linux/ppc64le",
        "LINUX/ARM/V7/, linux/arm/v7",
    })
    void theNearestKnownPlatformIsTheOneThatWasMeant(String written, String meant) {
        assertThat(KnownPlatforms.nearestTo(written)).hasToString(meant);
    }
}

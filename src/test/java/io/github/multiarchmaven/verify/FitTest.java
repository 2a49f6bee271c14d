package io.github.multiarchmaven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.content.Code;
import io.github.multiarchmaven.content.Elf;
import io.github.multiarchmaven.model.Platform;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

    private static final Map<String, Code> CODES = new TreeMap<>(Map.ofEntries(
            Map.entry("386", new Code(3, 32, false, 0)),
            Map.entry("amd64", new Code(62, 64, false, 0)),
            Map.entry("x32", new Code(62, 32, false, 0)),
            Map.entry("arm", new Code(40, 32, false, 0x05000200)),
            Map.entry("armbe", new Code(40, 32, true, 0x05800200)),
            Map.entry("arm64", new Code(183, 64, false, 0)),
            Map.entry("arm64be", new Code(183, 64, true, 0)),
            Map.entry("arm64ilp32", new Code(183, 32, false, 0)),
            Map.entry("loong64", new Code(258, 64, false, 0x43)),
            Map.entry("mips64le", new Code(8, 64, false, 0x80000007)),
            Map.entry("mips64", new Code(8, 64, true, 0x80000007)),
            Map.entry("mipsle", new Code(8, 32, false, 0x70001007)),
            Map.entry("mipsn32le", new Code(8, 32, false, 0x80000027)),
            Map.entry("ppc", new Code(20, 32, true, 0)),
            Map.entry("ppc64", new Code(21, 64, true, 1)),
            Map.entry("ppc64le", new Code(21, 64, false, 2)),
            Map.entry("riscv32", new Code(243, 32, false, 5)),
            Map.entry("riscv64", new Code(243, 64, false, 5)),
            Map.entry("s390", new Code(22, 32, true, 0)),
            Map.entry("s390x", new Code(22, 64, true, 0)),
            Map.entry("bpf", new Code(247, 64, false, 0))));

    private static Fit fit(String code, Optional<Integer> armVersion, String platform) {
        Elf elf = new Elf(Objects.requireNonNull(CODES.get(code)), Elf.Use.RUN, Optional.empty(), armVersion);
        return Fit.of(elf, Platform.of(platform));
    }

    /** Each line: a platform, what runs on it, and what nobody can tell; all other codes fail. */
    @ParameterizedTest
    @CsvSource({
        "linux/386,         386,       x32 mipsn32le arm64ilp32 bpf",
        "linux/amd64,       amd64 386, x32 mipsn32le arm64ilp32 bpf",
        "linux/amd64/v3,    amd64 386, x32 mipsn32le arm64ilp32 bpf",
        "linux/arm/v7,      arm,       x32 mipsn32le arm64ilp32 bpf",
        "linux/arm64,       arm64 arm, x32 mipsn32le arm64ilp32 bpf",
        "linux/arm64/v9,    arm64 arm, x32 mipsn32le arm64ilp32 bpf",
        "linux/loong64,     loong64,   x32 mipsn32le arm64ilp32 bpf",
        "linux/mips64le,    mips64le,  x32 mipsn32le arm64ilp32 bpf mipsle",
        "linux/mips64,      mips64,    x32 mipsn32le arm64ilp32 bpf",
        "linux/ppc64le,     ppc64le,   x32 mipsn32le arm64ilp32 bpf",
        "linux/riscv64,     riscv64,   x32 mipsn32le arm64ilp32 bpf",
        "linux/s390x,       s390x,     x32 mipsn32le arm64ilp32 bpf s390",
    })
    void eachCodeOnEachPlatform(String platform, String runs, String unsure) {
        for (String code : CODES.keySet()) {
            Class<?> expected = (" " + runs + " ").contains(" " + code + " ")
                    ? Fit.Runs.class
                    : (" " + unsure + " ").contains(" " + code + " ") ? Fit.Unsure.class : Fit.Fails.class;
            assertThat(fit(code, Optional.empty(), platform))
                    .as(code + " on " + platform)
                    .isInstanceOf(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, linux/arm/v5, true",
        "5, linux/arm/v5, true",
        "6, linux/arm/v5, false",
        "7, linux/arm/v5, false",
        "5, linux/arm/v6, true",
        "6, linux/arm/v6, true",
        "7, linux/arm/v6, false",
        "6, linux/arm/v7, true",
        "7, linux/arm/v7, true",
        "8, linux/arm/v7, false",
        "8, linux/arm/v8, true",
        "7, linux/arm64,  true",
        "8, linux/arm64,  true",
    })
    void anArmProgramThatSaysWhatItNeeds(int version, String platform, boolean runs) {
        assertThat(fit("arm", Optional.of(version), platform)).isInstanceOf(runs ? Fit.Runs.class : Fit.Fails.class);
    }

    @Test
    void anArmProgramThatDoesNotIsOnlyDoubtedWhereThatMatters() {
        assertThat(fit("arm", Optional.empty(), "linux/arm/v7")).isInstanceOf(Fit.Runs.class);
        assertThat(fit("arm", Optional.empty(), "linux/arm/v6")).isInstanceOf(Fit.Unsure.class);
        assertThat(fit("arm", Optional.empty(), "linux/arm/v5")).isInstanceOf(Fit.Unsure.class);
    }

    @ParameterizedTest
    @CsvSource({"windows/amd64", "freebsd/amd64", "linux/newchip", "linux/wasm"})
    void whatIsNotKnownIsNotSaid(String platform) {
        assertThat(fit("amd64", Optional.empty(), platform)).isInstanceOf(Fit.Unsure.class);
    }
}

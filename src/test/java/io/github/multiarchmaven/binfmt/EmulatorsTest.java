package io.github.multiarchmaven.binfmt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.KnownPlatforms;
import io.github.multiarchmaven.model.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorsTest {

    @ParameterizedTest
    @CsvSource({
        "linux/arm64, qemu-aarch64",
        "linux/arm/v5, qemu-arm",
        "linux/arm/v7, qemu-arm",
        "linux/amd64/v3, qemu-x86_64",
        "linux/386, qemu-i386",
        "linux/mips64le, qemu-mips64el",
        "linux/loong64, qemu-loongarch64",
    })
    void anEntryIsNamedInQemusWords(String platform, String handler) {
        assertThat(Emulators.handlerOf(Platform.of(platform))).contains(handler);
    }

    @Test
    void thereIsNoneForOtherSystems() {
        assertThat(Emulators.handlerOf(Platform.of("windows/amd64"))).isEmpty();
        assertThat(Emulators.handlerOf(Platform.of("linux/wasm"))).isEmpty();
    }

    @Test
    void whatCanBeEmulatedCanBeProbedAndTheOtherWayRound() {
        assertThat(KnownPlatforms.all())
                .allSatisfy(platform -> assertThat(Emulators.handlerOf(platform).isPresent())
                        .as(platform.toString())
                        .isEqualTo(ProbeProgram.of(platform).isPresent()));
    }
}

package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformArgumentsTest {

    @Test
    void namesAndFillsAllEight() {
        assertThat(PlatformArguments.valuesFor(Platform.of("linux/arm/v7"), Platform.of("linux/arm64")))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "TARGETPLATFORM", "linux/arm/v7",
                        "TARGETOS", "linux",
                        "TARGETARCH", "arm",
                        "TARGETVARIANT", "v7",
                        "BUILDPLATFORM", "linux/arm64",
                        "BUILDOS", "linux",
                        "BUILDARCH", "arm64",
                        "BUILDVARIANT", ""))
                .allSatisfy((name, value) ->
                        assertThat(PlatformArguments.contains(name)).isTrue());
    }

    @Test
    void tellsTheResultFromTheBuilder() {
        assertThat(PlatformArguments.describesTarget("TARGETARCH")).isTrue();
        assertThat(PlatformArguments.describesTarget("BUILDARCH")).isFalse();
        assertThat(PlatformArguments.contains("TARGETSTAGE")).isFalse();
        assertThat(PlatformArguments.contains("targetarch")).isFalse();
    }
}

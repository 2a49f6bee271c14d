package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepNameTest {

    @ParameterizedTest
    @CsvSource({
        "[linux/arm64 build 2/3] RUN x, linux/arm64, 2/3, RUN x",
        "[linux/arm64  2/13] RUN x, linux/arm64, 2/13, RUN x",
        "[linux/amd64->arm64 build 2/3] RUN x, linux/amd64, 2/3, RUN x",
        "[linux/arm/v7->amd64/v2 stage-1 2/3] ONBUILD RUN x, linux/arm/v7, 2/3, ONBUILD RUN x",
    })
    void findsThePlatformThatTheStepRunsOn(String name, String platform, String position, String instruction) {
        StepName parts = StepName.of(name);

        assertThat(parts.platform()).contains(Platform.of(platform));
        assertThat(parts.position()).isEqualTo(position);
        assertThat(parts.instruction()).isEqualTo(instruction);
        assertThat(parts.internal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2/3] RUN x", "[build 2/3] RUN x", "[ 2/13] RUN x", "[windows(10.0.1)/amd64 2/3] RUN x"})
    void isSilentWhereTheNameIs(String name) {
        assertThat(StepName.of(name).platform()).isEmpty();
        assertThat(StepName.of(name).internal()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[internal] load build definition from Dockerfile",
                "[linux/arm64 internal] load metadata for docker.io/library/alpine:3",
                "[auth] acme/app:pull token for registry.example.com",
                "exporting to oci image format",
                "importing cache manifest from x",
                "resolve image config for docker-image://docker.io/docker/dockerfile:1",
                "[",
                "[]",
                "[] ",
                "] [1/2]",
                "",
            })
    void takesEverythingElseForBuildKitsOwnWork(String name) {
        assertThat(StepName.of(name).internal()).isTrue();
    }
}

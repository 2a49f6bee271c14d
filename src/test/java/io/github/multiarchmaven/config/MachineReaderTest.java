package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineReaderTest {

    private static MachineSpec read(List<String> platforms, List<String> require, String mode) {
        return MachineReader.read(new RawMachine(
                platforms,
                require,
                new RawConfiguration.RawBuilder(Optional.empty(), Optional.empty(), Map.of()),
                new RawConfiguration.RawBinfmt(Optional.empty(), Optional.of(mode))));
    }

    @Test
    void nobodySaysWhatSoTheCommonOnesAreMeant() {
        MachineSpec spec = read(List.of(), List.of(), "auto");
        assertThat(spec.platforms())
                .startsWith(Platform.of("linux/amd64"), Platform.of("linux/arm64"))
                .hasSize(8);
        assertThat(spec.required()).isEmpty();
        assertThat(spec.builder()).isInstanceOf(BuildSpec.BuilderChoice.Managed.class);
    }

    @Test
    void whatIsRequiredIsLookedAtToo() {
        MachineSpec spec = read(List.of("linux/amd64", "arm64"), List.of("linux/arm64", "linux/loong64"), "auto");
        assertThat(Platform.list(spec.platforms())).isEqualTo("linux/amd64, linux/arm64, linux/loong64");
        assertThat(Platform.list(spec.required())).isEqualTo("linux/arm64, linux/loong64");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> read(List.of("linux/amr64"), List.of("//"), "sometimes"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("3 problems:")
                .hasMessageContaining("<multiarch.doctor.require> holds \"//\"")
                .hasMessageContaining("linux/amr64")
                .hasMessageContaining("sometimes");
    }

    @Test
    void nobodyIsSentToASettingThatTheseGoalsDoNotHave() {
        assertThatThrownBy(() -> read(List.of("linux/amr64"), List.of(), "auto"))
                .hasMessageContaining("Did you mean linux/arm64? Correct it or leave it out")
                .hasMessageNotContaining("allowUnknownPlatforms")
                .hasMessageNotContaining("uildx would build");
    }
}

package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderProbeTest {

    private final ScriptedProcesses processes = new ScriptedProcesses();

    private Optional<String> probe(String platform) {
        return new BuilderProbe(processes.buildx()).failure("mine", Platform.of(platform), new byte[] {1}, 57);
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe-0.13.1/amd64", "probe-0.29.1/amd64"})
    void aPlatformRunsIfItsProgramSaysSo(String recording) {
        processes.recorded(1, recording);
        assertThat(probe("linux/amd64")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe-0.13.1/riscv64", "probe-0.29.1/riscv64"})
    void otherwiseThereAreWordsWhyNot(String recording) {
        processes.recorded(1, recording);
        assertThat(probe("linux/riscv64"))
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("exec /program: exec format error; ERROR: ")
                        .endsWith("exit code: 1"));
    }

    @Test
    void aBuilderThatIsGoneRunsNothing() {
        processes.recorded(1, "probe-0.13.1/no-builder");
        assertThat(probe("linux/amd64")).contains("ERROR: no builder \"unit-missing\" found");
    }

    @Test
    void aBuildThatSucceedsProvesNothing() {
        processes.answer(0, List.of(), List.of("", " "));
        assertThat(probe("linux/amd64")).contains("exit code 0");
    }

    @Test
    void anotherExitCodeThatEndsAlikeIsNotTheRightOne() {
        processes.answer(1, List.of(), List.of("ERROR: did not complete successfully: exit code: 157"));
        assertThat(probe("linux/amd64")).isPresent();
    }

    @Test
    void theCommandIsFixedAndTheFolderIsGoneAfterwards() {
        processes.recorded(1, "probe-0.13.1/amd64");
        probe("linux/arm/v7");
        Command command = processes.last();
        List<Argument> arguments = new ArrayList<>(command.arguments());
        Path folder = Path.of(arguments.remove(arguments.size() - 1).value());
        Golden.assertMatches("probe", arguments);
        assertThat(folder).isAbsolute().doesNotExist();
    }

    @Test
    void gitIsNotAskedAboutIt() {
        processes.recorded(1, "probe-0.13.1/amd64");
        probe("linux/amd64");
        assertThat(processes.last().environment()).containsEntry("BUILDX_GIT_INFO", "false");
        assertThat(processes.commands().get(0).environment()).doesNotContainKey("BUILDX_GIT_INFO");
    }
}

package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildxTest {

    private final ScriptedProcesses processes = new ScriptedProcesses();

    private Buildx find() {
        return processes.find(Map.of(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.13.1", "0.29.1"})
    void theVersionIsReadFromWhatItSays(String version) {
        processes.answer(0, Recorded.lines("recorded/buildx/version/" + version + ".txt"), List.of());
        assertThat(find().version())
                .hasValueSatisfying(found -> assertThat(found).hasToString(version));
        assertThat(processes.last()).hasToString("docker buildx version");
    }

    @ParameterizedTest
    @CsvSource({
        "github.com/docker/buildx v0.36.1 461836ba, 0.36.1",
        "github.com/docker/buildx v0.13.0-rc2 abcdef1, 0.13.0",
        "github.com/docker/buildx v1.0.0-desktop.1 x, 1.0.0",
        "github.com/docker/buildx (devel) 12.34, ''",
        "'', ''",
        "v99999999999.1.2, ''",
    })
    void aVersionIsThreeNumbers(String text, String version) {
        assertThat(BuildxVersion.find(text).map(BuildxVersion::toString).orElse(""))
                .isEqualTo(version);
    }

    @Test
    void versionsAreComparedByNumbers() {
        assertThat(List.of(
                        new BuildxVersion(0, 9, 1),
                        new BuildxVersion(0, 13, 0),
                        new BuildxVersion(0, 13, 1),
                        new BuildxVersion(1, 0, 0)))
                .isSorted();
    }

    @Test
    void oneIsAskedOnceAndAnotherProgramForItself() {
        processes.answer(0, List.of("github.com/docker/buildx v0.13.1 x"), List.of());
        find();
        assertThat(find().version()).contains(new BuildxVersion(0, 13, 1));
        assertThat(processes.commands()).hasSize(1);

        processes.answer(0, List.of("github.com/docker/buildx v0.12.1 x"), List.of());
        assertThatThrownBy(() -> processes.find(Map.of(), Optional.of(Path.of("docker-buildx"))))
                .hasMessageContaining("found: 0.12.1");
    }

    @Test
    void oneThatCannotBeUsedIsAskedAgain() {
        processes.noSuchProgram();
        assertThatThrownBy(this::find).isInstanceOf(ProblemException.class);
        processes.answer(0, List.of("github.com/docker/buildx v0.12.1 x"), List.of());
        assertThatThrownBy(this::find).isInstanceOf(ProblemException.class);
        processes.answer(0, List.of("github.com/docker/buildx v0.13.1 x"), List.of());
        assertThat(find().version()).contains(new BuildxVersion(0, 13, 1));
    }

    @Test
    void oneThatIsTooOldIsAProblem() {
        processes.answer(0, List.of("github.com/docker/buildx v0.12.1 30feaa1"), List.of());
        assertThatThrownBy(this::find)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Needed: 0.13.0 or newer; found: 0.12.1")
                .hasMessageContaining("docs/problems.md#buildx-too-old");
    }

    @Test
    void theOldestThatIsSupportedIsTaken() {
        processes.answer(0, List.of("github.com/docker/buildx v0.13.0 x"), List.of());
        assertThat(find().version()).contains(BuildxVersion.OLDEST);
    }

    @Test
    void oneThatSaysNoVersionIsTaken() {
        processes.answer(0, List.of("github.com/docker/buildx (devel)"), List.of());
        assertThat(find().version()).isEmpty();
    }

    @Test
    void noDockerCommandIsAProblemWithAWayToInstallIt() {
        processes.noSuchProgram();
        assertThatThrownBy(this::find)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("\"docker buildx version\" does not work")
                .hasMessageContaining("install")
                .hasMessageContaining("-Dmultiarch.buildx=")
                .hasMessageContaining("docs/problems.md#buildx-missing");
    }

    @Test
    void aDockerCommandWithoutBuildxIsOneToo() {
        processes.answer(1, List.of(), List.of("docker: 'buildx' is not a docker command.", "See 'docker --help'"));
        assertThatThrownBy(this::find)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("| docker: 'buildx' is not a docker command.")
                .hasMessageContaining("docs/problems.md#buildx-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"buildah 1.33.7", "github.com/containers/buildah v1.33.7 x", "Podman Engine 4.9"})
    void podmanUnderTheNameOfDockerIsRecognised(String says) {
        processes.answer(0, List.of(says), List.of());
        assertThatThrownBy(this::find)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("docs/problems.md#engine-podman")
                .hasMessageContaining("| " + says);
    }

    @Test
    void aProgramThatIsSomethingElseIsNotTakenForBuildx() {
        processes.answer(0, List.of(), List.of());
        assertThatThrownBy(() -> processes.find(Map.of(), Optional.of(Path.of("true"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("multiarch.buildx names true, which is not buildx")
                .hasMessageContaining("Correct multiarch.buildx")
                .hasMessageContaining("docs/problems.md#buildx-missing");
    }

    @Test
    void itsOwnExecutableIsRunWithoutDocker() {
        processes.answer(0, Recorded.lines("recorded/buildx/version/0.13.1.txt"), List.of());
        Path program = Path.of("opt", "docker-buildx");
        processes.find(Map.of(), Optional.of(program));
        assertThat(processes.last().program()).isEqualTo(program.toString());
        assertThat(processes.last().arguments()).extracting(Argument::value).containsExactly("version");
    }

    @Test
    void oneThatVanishesIsAProblem() {
        Buildx buildx = processes.noSuchProgram().buildx();
        assertThatThrownBy(() -> buildx.run(List.of(Argument.shown("ls")), Duration.ofSeconds(1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Docker has vanished");
    }

    @Test
    void everyCommandHasTheCleanedEnvironment() {
        Buildx buildx = processes
                .answer(0, List.of(), List.of())
                .buildx(Map.of("BUILDX_BUILDER", "theirs", "Path", "/bin", "TOKEN", "x"));
        buildx.run(List.of(Argument.shown("ls")), Map.of("MORE", "1"), Duration.ofSeconds(7), line -> {}, line -> {});
        assertThat(processes.commands())
                .hasSize(2)
                .allSatisfy(command -> assertThat(command.environment())
                        .doesNotContainKey("BUILDX_BUILDER")
                        .containsEntry("DOCKER_HOST", "unix:///var/run/docker.sock"));
        assertThat(processes.last().environment()).containsEntry("MORE", "1");
        assertThat(processes.last().timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(buildx.environmentHas("TOKEN")).isTrue();
        assertThat(buildx.environmentHas("PATH")).as("as Windows sees it").isTrue();
        assertThat(buildx.environmentHas("MORE")).isFalse();
    }
}

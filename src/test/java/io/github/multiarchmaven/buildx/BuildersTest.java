package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildersTest {

    private static List<String> inspected(String lastLine) {
        return List.of(
                "Name:   one",
                "Driver: docker-container",
                "",
                "Nodes:",
                "Name:     one0",
                "Endpoint: unix:///var/run/docker.sock",
                lastLine);
    }

    @Test
    void oneThatSomebodyHasPausedIsStoppedAndBootedAnew() {
        ScriptedProcesses processes = new ScriptedProcesses();
        Buildx buildx = processes.buildx();
        String paused =
                "Error:    Error response from daemon: Container 1f2 is paused, unpause the container before exec";
        processes
                .answer(0, inspected(paused), List.of())
                .answer(0, List.of(), List.of())
                .answer(0, inspected("Status:   running"), List.of());

        assertThat(new Builders(buildx).boot("one").running()).isTrue();
        assertThat(processes.commands())
                .extracting(Object::toString)
                .containsExactly(
                        "docker buildx version",
                        "docker buildx inspect --bootstrap one",
                        "docker buildx stop one",
                        "docker buildx inspect --bootstrap one");
    }

    private static final String SOCKET = "unix:///var/run/docker.sock";
    private static final ManagedBuilder BUILDER = new ManagedBuilder(SOCKET, "moby/buildkit:buildx-stable-1", Map.of());

    private final ScriptedProcesses processes = new ScriptedProcesses();

    @Test
    void aBuilderIsFoundWithoutBootingIt() {
        Builders builders =
                new Builders(processes.recorded(0, "inspect-0.13.1/inactive").buildx());
        assertThat(builders.find("unit-a"))
                .hasValueSatisfying(state -> assertThat(state.running()).isFalse());
        assertThat(processes.last()).hasToString("docker buildx inspect unit-a");
    }

    @Test
    void aMissingOneIsNoProblem() {
        assertThat(new Builders(processes.recorded(1, "inspect-0.13.1/missing").buildx()).find("unit-missing"))
                .isEmpty();
        ScriptedProcesses newer = new ScriptedProcesses().recorded(1, "inspect-0.29.1/missing");
        assertThat(new Builders(newer.buildx()).find("unit-missing")).isEmpty();
    }

    @Test
    void whatBuildxCannotInspectIsAProblemInItsWords() {
        Builders builders = new Builders(processes
                .answer(1, List.of(), List.of("ERROR: permission denied: /store/instances"))
                .buildx());
        assertThatThrownBy(() -> builders.find("mine"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("docs/problems.md#builder-broken")
                .hasMessageContaining("| ERROR: permission denied: /store/instances");
    }

    @Test
    void aBootedBuilderRuns() {
        Builders builders =
                new Builders(processes.recorded(0, "inspect-0.13.1/running").buildx());
        assertThat(builders.boot("unit-a").running()).isTrue();
        assertThat(processes.last()).hasToString("docker buildx inspect --bootstrap unit-a");
    }

    @Test
    void aBuilderIsStopped() {
        new Builders(processes.answer(0, List.of(), List.of()).buildx()).stop("unit-a");
        assertThat(processes.last()).hasToString("docker buildx stop unit-a");
    }

    @Test
    void oneThatDoesNotStopIsAProblem() {
        Builders builders = new Builders(
                processes.answer(1, List.of(), List.of("ERROR: no such thing")).buildx());
        assertThatThrownBy(() -> builders.stop("unit-a"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("It cannot be stopped")
                .hasMessageContaining("| ERROR: no such thing");
    }

    @Test
    void aNodeInErrorIsAProblemAlthoughBootingExitsWithZero() {
        Builders builders = new Builders(
                processes.recorded(0, "inspect-0.13.1/node-unreachable-boot").buildx());
        assertThatThrownBy(() -> builders.boot("unit-a"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        "It does not run after booting: its node second at unix:///var/run/second.sock does not run\n")
                .hasMessageContaining("Cannot connect to the Docker daemon at unix:///var/run/second.sock")
                .hasMessageContaining("docker buildx rm unit-a");
    }

    @Test
    void aBuilderThatDoesNotBootIsAProblem() {
        Builders builders = new Builders(processes
                .recorded(1, "inspect-0.13.1/boot-fails")
                .recorded(0, "inspect-0.13.1/inactive")
                .buildx());
        assertThatThrownBy(() -> builders.boot("unit-b"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("It cannot be booted\n")
                .hasMessageContaining("127.0.0.1:1/no/such:image");
    }

    @Test
    void aBuildKitThatDoesNotAnswerIsNamed() {
        Builders builders = new Builders(processes
                .answer(1, List.of(), List.of("ERROR: context deadline exceeded"))
                .recorded(0, "inspect-0.13.1/remote-unreachable")
                .buildx());
        assertThatThrownBy(() -> builders.boot("unit-r"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        "No BuildKit answers at tcp://127.0.0.1:1, the node unit-c0 of the builder unit-c")
                .hasMessageContaining("Nobody listens there")
                .hasMessageContaining("#node-unreachable");
    }

    @Test
    void aNodeWhoseCauseNobodyKnowsIsNamed() {
        Builders builders = new Builders(processes
                .answer(1, List.of(), List.of("ERROR: context deadline exceeded"))
                .answer(
                        0,
                        List.of(
                                "Name: r",
                                "Driver: remote",
                                "Nodes:",
                                "Name: r0",
                                "Endpoint: unix:///nowhere.sock",
                                "Status: inactive"),
                        List.of())
                .buildx());
        assertThatThrownBy(() -> builders.boot("r"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("It cannot be booted: its node r0 at unix:///nowhere.sock does not run\n")
                .hasMessageContaining("context deadline exceeded");
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed() {
        Builders builders = new Builders(processes
                .answer(1, List.of(), List.of("ERROR: dial tcp 127.0.0.1:1: connect: connection refused"))
                .answer(
                        0,
                        List.of(
                                "Name: k",
                                "Driver: kubernetes",
                                "Nodes:",
                                "Name: k0",
                                "Endpoint: kubernetes:///k?deployment=k0",
                                "Status: inactive"),
                        List.of())
                .buildx());
        assertThatThrownBy(() -> builders.boot("k"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("its node k0 at kubernetes:///k?deployment=k0 does not run")
                .hasMessageContaining("KUBECONFIG says which cluster that is")
                .hasMessageContaining("connection refused");
    }

    @Test
    void onlyAMissingOneIsCreated() {
        new Builders(processes.recorded(0, "inspect-0.13.1/inactive").buildx()).create(BUILDER);
        assertThat(processes.last().toString()).contains(" inspect ");
        new Builders(processes
                        .recorded(1, "inspect-0.13.1/missing")
                        .answer(0, List.of(BUILDER.name()), List.of())
                        .buildx())
                .create(BUILDER);
        assertThat(processes.last().toString()).contains(" create --name " + BUILDER.name());
    }

    @Test
    void oneThatSomebodyElseCreatedMeanwhileIsTaken() {
        Builders builders = new Builders(processes
                .recorded(1, "inspect-0.13.1/missing")
                .answer(1, List.of(), List.of("ERROR: existing instance for \"x\" but no append mode"))
                .recorded(0, "inspect-0.13.1/inactive")
                .buildx());
        assertThatCode(() -> builders.create(BUILDER)).doesNotThrowAnyException();
    }

    @Test
    void whatCannotBeCreatedIsAProblem() {
        Builders builders = new Builders(processes
                .recorded(1, "inspect-0.13.1/missing")
                .answer(1, List.of(), List.of("ERROR: no way"))
                .recorded(1, "inspect-0.13.1/missing")
                .buildx());
        assertThatThrownBy(() -> builders.create(BUILDER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Buildx cannot create it")
                .hasMessageContaining("correct <buildkitdConfig> or <driverOpts> of <builder>")
                .hasMessageContaining("| ERROR: no way");
    }

    @Test
    void aNewBuilderIsNeverSelected() {
        Golden.assertMatches(
                "create-builder",
                Builders.createArguments(BUILDER).stream()
                        .map(argument -> argument.value().equals(BUILDER.name()) ? Argument.shown("NAME") : argument)
                        .toList());
    }

    @Test
    void optionsOfTheDriverAreOneLineOfCsvEachAndTheirSecretsAreHidden() {
        ManagedBuilder builder = new ManagedBuilder(
                SOCKET,
                "registry.example.com/buildkit:1",
                Map.of(
                        "network", "host",
                        "env.no_proxy", "a.example, \"b.example\"",
                        "env.https_proxy", "http://me:pl3ase-hide-me@proxy:3128"));
        List<Argument> arguments = Builders.createArguments(builder);
        Golden.assertMatches(
                "create-builder-options",
                arguments.stream()
                        .map(argument -> argument.value().equals(builder.name()) ? Argument.shown("NAME") : argument)
                        .toList());
        assertThat(arguments.toString()).contains("env.https_proxy=***").doesNotContain("pl3ase-hide-me");
        assertThat(builder.toString()).doesNotContain("pl3ase-hide-me");
    }

    @Test
    void oneIsCreatedAnewWithTheCacheThatItHas() {
        new Builders(processes
                        .recorded(0, "inspect-0.13.1/inactive")
                        .answer(0, List.of(), List.of())
                        .recorded(1, "inspect-0.13.1/missing")
                        .recorded(1, "inspect-0.13.1/missing")
                        .answer(0, List.of(BUILDER.name()), List.of())
                        .buildx())
                .recreate(BUILDER);
        assertThat(processes.commands())
                .anyMatch(command -> command.toString().endsWith(" rm --keep-state " + BUILDER.name()));
        assertThat(processes.last().toString()).contains(" create --name " + BUILDER.name());
    }

    @Test
    void oneThatCannotBeRemovedCannotBeCreatedAnew() {
        Builders builders = new Builders(processes
                .recorded(0, "inspect-0.13.1/inactive")
                .answer(0, List.of(), List.of("WARNING: it is busy"))
                .recorded(0, "inspect-0.13.1/inactive")
                .buildx());
        assertThatThrownBy(() -> builders.recreate(BUILDER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("#builder-broken")
                .hasMessageContaining("| WARNING: it is busy");
    }

    @Test
    void theNodeOfABuilderIsNamedAsBuildxDoesIt() {
        assertThat(BUILDER.node().container()).isEqualTo("buildx_buildkit_" + BUILDER.name() + "0");
        assertThat(BUILDER.node().volume()).isEqualTo("buildx_buildkit_" + BUILDER.name() + "0_state");
    }
}

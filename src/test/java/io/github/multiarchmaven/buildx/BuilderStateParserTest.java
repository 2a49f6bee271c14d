package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderStateParserTest {

    private static final String SOCKET = "unix:///var/run/docker.sock";

    private static BuilderState recorded(String name) {
        List<String> lines = Recorded.lines("recorded/buildx/" + name + ".stdout.txt");
        assertThat(lines).isNotEmpty();
        return BuilderStateParser.parse(lines);
    }

    @ParameterizedTest
    @CsvSource({"inspect-0.13.1/running, unit-a", "inspect-0.29.1/running, unit-d"})
    void aRunningBuilder(String recording, String name) {
        BuilderState state = recorded(recording);
        assertThat(state.name()).isEqualTo(name);
        assertThat(state.driver()).isEqualTo("docker-container");
        assertThat(state.nodes())
                .singleElement()
                .satisfies(node -> assertThat(List.of(node.name(), node.endpoint(), node.status()))
                        .containsExactly(name + "0", SOCKET, "running"))
                .satisfies(node -> assertThat(node.buildkit()).contains("v0.0.0+unknown"));
        assertThat(state.errors()).isEmpty();
        assertThat(state.running()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "inspect-0.13.1/inactive, inactive",
        "inspect-0.13.1/stopped, stopped",
        "inspect-0.29.1/inactive, inactive",
        "inspect-0.13.1/remote-unreachable, inactive",
    })
    void oneThatDoesNotRun(String recording, String status) {
        BuilderState state = recorded(recording);
        assertThat(state.nodes()).singleElement().satisfies(node -> {
            assertThat(node.status()).isEqualTo(status);
            assertThat(node.buildkit()).isEmpty();
        });
        assertThat(state.running()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect-0.13.1", "inspect-0.29.1"})
    void severalNodes(String version) {
        BuilderState state = recorded(version + "/two-nodes");
        assertThat(state.name()).isEqualTo("unit-a");
        assertThat(state.nodes()).extracting(BuilderState.Node::name).containsExactly("unit-a0", "second");
        assertThat(state.nodes())
                .extracting(BuilderState.Node::endpoint)
                .containsExactly(SOCKET, "unix:///var/run/second.sock");
        assertThat(state.running()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect-0.13.1/node-unreachable",
                "inspect-0.13.1/node-unreachable-boot",
                "inspect-0.29.1/node-unreachable"
            })
    void anErrorOfOneNodeIsReadAlthoughInspectExitsWithZero(String recording) {
        BuilderState state = recorded(recording);
        assertThat(state.errors())
                .containsExactly("Cannot connect to the Docker daemon at unix:///var/run/second.sock. Is the docker"
                        + " daemon running?");
        assertThat(state.nodes()).extracting(BuilderState.Node::status).containsExactly("running", "");
        assertThat(state.nodes().get(0).error()).isEmpty();
        assertThat(state.nodes().get(1).error())
                .isEqualTo(state.errors().stream().findFirst());
        assertThat(state.running()).isFalse();
    }

    @Test
    void theEnginesOwnBuilder() {
        BuilderState state = recorded("inspect-0.13.1/docker-driver");
        assertThat(state.driver()).isEqualTo("docker");
        assertThat(state.running()).isTrue();
    }

    @Test
    void anErrorOfTheWholeBuilderCountsToo() {
        BuilderState state = BuilderStateParser.parse(List.of(
                "Name:   mine", "Driver: docker-container", "Error:  no such context: x", "", "Nodes:", "Name: mine0"));
        assertThat(state.errors()).containsExactly("no such context: x");
        assertThat(state.running()).isFalse();
    }

    @Test
    void noNodesDoNotRun() {
        assertThat(BuilderStateParser.parse(List.of()).running()).isFalse();
        assertThat(BuilderStateParser.parse(List.of("Name: mine", "Nodes:")).running())
                .isFalse();
    }

    @Test
    void linesInAnyOrderAreReadWithoutComplaint() {
        List<String> lines = Recorded.lines("recorded/buildx/inspect-0.13.1/two-nodes.stdout.txt");
        Random random = new Random(20261123);
        for (int round = 0; round < 500; round++) {
            List<String> some = new ArrayList<>();
            random.ints(40, 0, lines.size()).mapToObj(lines::get).forEach(some::add);
            some.replaceAll(line -> line.substring(0, random.nextInt(line.length() + 1)));
            assertThat(BuilderStateParser.parse(some).nodes()).hasSizeLessThanOrEqualTo(40);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/arm64*, linux/amd64, linux/amd64/v2 | linux/arm64, linux/amd64, linux/amd64/v2",
                "linux/amd64 (+3), linux/arm/v7            | linux/amd64, linux/arm/v7",
                "?                                         | ''",
            })
    void whatANodeLists(String text, String platforms) {
        BuilderState state = BuilderStateParser.parse(
                List.of("Name: a", "Nodes:", "Name: a0", "Endpoint: unix:///a", "Platforms: " + text));
        assertThat(Platform.list(state.nodes().get(0).platforms())).isEqualTo(platforms);
    }

    @Test
    void whatANodeWasCreatedFor() {
        BuilderState state = BuilderStateParser.parse(List.of(
                "Name: a",
                "Nodes:",
                "Name: a0",
                "Platforms: linux/arm64*, linux/arm/v7*, linux/arm/v6, linux/amd64 (+3)"));
        assertThat(Platform.list(state.nodes().get(0).configured())).isEqualTo("linux/arm64, linux/arm/v7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect-0.13.1/running", "inspect-0.29.1/running"})
    void theOptionsThatItWasCreatedWith(String recording) {
        assertThat(recorded(recording).nodes().get(0).driverOpts().get("image"))
                .matches("127\\.0\\.0\\.1:[0-9]+/multiarch-test/buildkit:stable");
    }

    @Test
    void valuesOfOptionsAreQuotedAsGoDoesIt() {
        BuilderState state = BuilderStateParser.parse(List.of(
                "Name: a",
                "Nodes:",
                "Name: a0",
                "Driver Options: env.BAR=\"q\\\"q\" env.E=\"\" env.FOO=\" a=b, c \" env.NL=\"a\\nbü\\\\n\\t\\x01\\u200b\""
                        + " image=\"x:1\""));
        assertThat(state.nodes().get(0).driverOpts())
                .containsExactly(
                        entry("env.BAR", "q\"q"),
                        entry("env.E", ""),
                        entry("env.FOO", " a=b, c "),
                        entry("env.NL", "a\nbü\\n\t\001\u200b"),
                        entry("image", "x:1"));
    }
}

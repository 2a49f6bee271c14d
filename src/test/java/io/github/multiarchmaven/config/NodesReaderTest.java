package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.RawConfiguration.RawBinfmt;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.config.RawConfiguration.RawNode;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodesReaderTest {

    private static final String SOCKET = "unix:///var/run/docker.sock";

    @TempDir
    private Path folder;

    private RawBuilder builder(String driver, Map<String, String> options, RawNode... nodes) {
        return new RawBuilder(
                Optional.of(driver).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                options,
                Optional.empty(),
                List.of(nodes),
                folder);
    }

    private static RawNode node(String endpoint, String... platforms) {
        return new RawNode(Optional.of(endpoint), List.of(platforms), Map.of());
    }

    private static BuilderChoice read(RawBuilder builder) {
        return MachineReader.read(new RawMachine(
                        List.of(), List.of(), builder, new RawBinfmt(Optional.empty(), Optional.empty())))
                .builder();
    }

    private static List<Problem> problems(RawBuilder builder) {
        return catchThrowableOfType(ProblemException.class, () -> read(builder)).problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rm", "http://build-host:2375", "nonsense ctx", "tcp://", "../context"})
    void whatIsNoEngineIsRefused(String endpoint) {
        assertThat(problems(builder("", Map.of(), node(endpoint))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.NODE_INVALID);
                    assertThat(problem.what()).contains(endpoint).contains("no address of an engine");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "docker-container, tcp://me:pl3ase-hide-me@build-host:2376",
        "docker-container, ssh://me:pl3ase-hide-me@build-host",
        "remote, tcp://me:pl3ase-hide-me@build-host:1234",
    })
    void aPasswordInAnAddressIsRefusedAndNotRepeated(String driver, String endpoint) {
        assertThat(problems(builder(driver, Map.of(), node(endpoint))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.NODE_INVALID);
                    assertThat(String.join("", problem.lines()))
                            .contains("has a password")
                            .doesNotContain("hide-me");
                });
    }

    @Test
    void nodesHaveContainersUnlessTheDriverSaysOtherwise() {
        RawNode second = new RawNode(
                Optional.of(" ssh://arm "),
                List.of("linux/arm64"),
                Map.of("image", "moby/buildkit:arm", "memory", "2g"));
        assertThat(read(builder("", Map.of("memory", "1g"), node(SOCKET), second)))
                .isInstanceOfSatisfying(BuilderChoice.OnNodes.class, group -> {
                    assertThat(group.driver()).isEqualTo("docker-container");
                    assertThat(group.nodes())
                            .extracting(BuilderNode::toString)
                            .containsExactly(SOCKET, "ssh://arm for linux/arm64");
                    assertThat(group.nodes().get(0).driverOpts())
                            .containsEntry("memory", "1g")
                            .containsEntry("image", ConfigurationReader.DEFAULT_BUILDKIT_IMAGE);
                    assertThat(group.nodes().get(1).driverOpts())
                            .containsEntry("memory", "2g")
                            .containsEntry("image", "moby/buildkit:arm");
                });
    }

    @Test
    void theRemoteDriverHasNoImageAndItsFilesAreTheModules() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "");
        Map<String, String> options = Map.of("cacert", "ca.pem", "servername", "build");
        assertThat(read(builder("remote", options, node("tcp://build-host:1234"))))
                .isInstanceOfSatisfying(
                        BuilderChoice.OnNodes.class,
                        group -> assertThat(group.nodes().get(0).driverOpts())
                                .containsOnlyKeys("cacert", "servername")
                                .containsEntry(
                                        "cacert", folder.resolve("ca.pem").toString()));
    }

    @Test
    void aClusterNeedsNoNode() {
        assertThat(read(builder("kubernetes", Map.of("namespace", "ci"))))
                .isInstanceOfSatisfying(
                        BuilderChoice.OnNodes.class,
                        group -> assertThat(group.nodes())
                                .containsExactly(new BuilderNode("", List.of(), Map.of("namespace", "ci"))));
    }

    @Test
    void eachMistakeIsAProblem() {
        RawNode nowhere = new RawNode(Optional.empty(), List.of(), Map.of());
        assertThat(problems(
                        builder("", Map.of(), nowhere, node("tcp://a", "linux/arm64"), node("tcp://a", "linux/arm64"))))
                .extracting(Problem::what)
                .containsExactly(
                        "node 1 of <builder> has no <endpoint>",
                        "two nodes of <builder> have the endpoint tcp://a",
                        "linux/arm64 is given to two nodes of <builder>");
        assertThat(problems(builder("kubernetes", Map.of(), node("tcp://a"))))
                .extracting(Problem::what)
                .containsExactly("node 1 of <builder> has an <endpoint>");
        assertThat(problems(builder("remote", Map.of())))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NODE_INVALID);
        assertThat(problems(builder("remote", Map.of("cacert", "no.pem"), node("tcp://a:1"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.why())
                        .contains(folder.resolve("no.pem").toString()));
        assertThat(problems(builder("docker", Map.of(), node("tcp://a"))))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
    }

    @Test
    void settingsThatWouldDoNothingAreRefused() {
        RawBuilder named = new RawBuilder(
                Optional.empty(),
                Optional.of("mine"),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(node(SOCKET)),
                folder);
        RawBuilder withImage = new RawBuilder(
                Optional.of("remote"),
                Optional.empty(),
                Optional.of("moby/buildkit:1"),
                Map.of(),
                Optional.empty(),
                List.of(node("tcp://a:1")),
                folder);
        for (RawBuilder builder : List.of(named, withImage)) {
            assertThat(problems(builder))
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.BUILDER_SETTINGS_UNUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://a:1",
                "unix:///run/b.sock",
                "docker-container://name",
                "kube-pod://pod",
                "npipe:////./pipe/b"
            })
    void anAddressOfABuildKitHasAScheme(String endpoint) {
        assertThat(read(builder("remote", Map.of(), node(endpoint)))).isInstanceOf(BuilderChoice.OnNodes.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-host", "build-host:1234", "tcp://build-host", "tcp://build-host:"})
    void whatIsNoneIsRefused(String endpoint) {
        assertThat(problems(builder("remote", Map.of(), node(endpoint))))
                .extracting(Problem::what)
                .containsExactly("the <endpoint> of node 1 of <builder> is \"" + endpoint
                        + "\", which is no address of a BuildKit");
    }

    @ParameterizedTest
    @CsvSource({"cert key, cacert", "servername, cacert", "cacert cert, key", "cacert key, cert"})
    void whatTlsTakesIsGivenAsAWhole(String given, String missing) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (String option : given.split(" ", -1)) {
            Files.writeString(folder.resolve(option), "");
            options.put(option, option);
        }
        assertThat(problems(builder("remote", options, node("tcp://a:1"))))
                .extracting(Problem::what)
                .containsExactly("<driverOpts> of node 1 of <builder> are about TLS and have no " + missing);
    }
}

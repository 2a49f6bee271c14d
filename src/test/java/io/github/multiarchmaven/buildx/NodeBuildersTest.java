package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NodeBuildersTest {

    private static final BuilderNode FIRST =
            new BuilderNode("unix:///a.sock", List.of(), Map.of("image", "buildkit:1"));
    private static final BuilderNode SECOND = new BuilderNode(
            "ssh://arm",
            List.of(Platform.of("linux/arm64"), Platform.of("linux/arm/v7")),
            Map.of("image", "buildkit:1", "env.HTTP_PROXY", "http://user:word@proxy"));

    private final ScriptedProcesses processes = new ScriptedProcesses();

    private static NodeGroup group(BuilderNode... nodes) {
        return new NodeGroup("docker-container", List.of(nodes), Optional.empty());
    }

    private static String shown(NodeGroup group, int node) {
        return NodeBuilders.arguments(group, node, List.of()).stream()
                .map(Argument::toString)
                .collect(Collectors.joining(" "));
    }

    @Test
    void theExactCommandOfEachNode() {
        NodeGroup group = group(FIRST, SECOND);
        String name = group.name();
        assertThat(shown(group, 0))
                .isEqualTo("create --name " + name + " --node " + name + "-1 --driver docker-container"
                        + " --driver-opt image=buildkit:1 unix:///a.sock");
        assertThat(shown(group, 1))
                .isEqualTo("create --append --name " + name + " --node " + name + "-2 --driver docker-container"
                        + " --platform linux/arm64 --platform linux/arm/v7 --driver-opt env.HTTP_PROXY=***"
                        + " --driver-opt image=buildkit:1 ssh://arm");
    }

    @Test
    void theExactCommandOfACluster() {
        NodeGroup group = new NodeGroup(
                "kubernetes",
                List.of(new BuilderNode("", List.of(), Map.of("namespace", "ci", "replicas", "2"))),
                Optional.empty());
        assertThat(shown(group, 0))
                .isEqualTo("create --name " + group.name() + " --node " + group.name() + "-1 --driver kubernetes"
                        + " --driver-opt namespace=ci --driver-opt replicas=2");
    }

    @Test
    void otherSettingsAreAnotherBuilder() {
        assertThat(List.of(
                        group(FIRST),
                        group(FIRST, SECOND),
                        group(SECOND, FIRST),
                        group(new BuilderNode("unix:///a.sock", SECOND.platforms(), FIRST.driverOpts())),
                        group(new BuilderNode("unix:///a.sock", List.of(), Map.of("image", "buildkit:2"))),
                        new NodeGroup("remote", List.of(FIRST), Optional.empty())))
                .extracting(NodeGroup::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("multiarch-nodes-[0-9a-f]{10}"));
        assertThat(group(FIRST, SECOND).name()).isEqualTo(group(FIRST, SECOND).name());
    }

    @Test
    void whatCannotBeMadeWholeIsRemoved() {
        NodeBuilders builders = new NodeBuilders(processes
                .answer(0, List.of(), List.of())
                .answer(1, List.of(), List.of("ERROR: failed to initialize builder x (x-2): no route to host"))
                .answer(0, List.of(), List.of())
                .buildx());
        NodeGroup group = group(FIRST, SECOND);
        assertThatThrownBy(() -> builders.create(group))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Buildx cannot create its node at ssh://arm with the driver docker-container")
                .hasMessageContaining("no route to host");
        assertThat(processes.last()).hasToString("docker buildx rm --keep-state " + group.name());
    }
}

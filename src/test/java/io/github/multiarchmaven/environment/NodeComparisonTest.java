package io.github.multiarchmaven.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeComparisonTest {

    private static final Platform ARM64 = Platform.of("linux/arm64");
    private static final NodeGroup WANTED = new NodeGroup(
            "docker-container",
            List.of(
                    new BuilderNode("unix:///a.sock", List.of(), Map.of("image", "buildkit:1")),
                    new BuilderNode("arm-context", List.of(ARM64), Map.of("image", "buildkit:1", "env.TOKEN", "word"))),
            Optional.empty());

    private final List<BuilderState.Node> nodes =
            new ArrayList<>(List.of(node(0, List.of(), Map.of("image", "buildkit:1")), second(List.of(ARM64), "word")));

    private static BuilderState.Node node(int number, List<Platform> platforms, Map<String, String> options) {
        return new BuilderState.Node(
                WANTED.nameOf(number),
                WANTED.nodes().get(number).endpoint(),
                "running",
                Optional.empty(),
                platforms,
                platforms,
                options,
                Optional.empty());
    }

    private static BuilderState.Node second(List<Platform> platforms, String token) {
        return node(1, platforms, Map.of("image", "buildkit:1", "env.TOKEN", token));
    }

    private BuilderLook look(String driver) {
        return NodeComparison.look(WANTED, new BuilderState(WANTED.name(), driver, nodes, List.of()));
    }

    private List<String> differences() {
        return look("docker-container") instanceof BuilderLook.Drifted drifted
                ? drifted.differences().stream().map(Difference::toString).toList()
                : List.of();
    }

    @Test
    void oneThatIsAsItShouldBeRuns() {
        assertThat(look("docker-container")).isEqualTo(new BuilderLook.Running("docker-container", 2));
    }

    @Test
    void anotherDriverIsSomebodyElses() {
        assertThat(look("remote")).isInstanceOf(BuilderLook.Foreign.class);
    }

    @Test
    void aNodeThatIsMissingIsADifference() {
        nodes.remove(1);
        assertThat(differences()).containsExactly("nodes: wanted 2, found 1");
    }

    /** buildx 0.13 does so when another node cannot be added. */
    @Test
    void platformsThatWereForgottenAreADifference() {
        nodes.set(1, second(List.of(), "word"));
        assertThat(differences())
                .containsExactly("platforms of " + WANTED.nameOf(1) + ": wanted linux/arm64, found none");
    }

    @Test
    void anotherOptionIsADifferenceAndAVariableStaysHidden() {
        nodes.set(0, node(0, List.of(), Map.of("image", "buildkit:2")));
        nodes.set(1, second(List.of(ARM64), "another"));
        assertThat(differences())
                .containsExactly(
                        "driver option image of " + WANTED.nameOf(0) + ": wanted buildkit:1, found buildkit:2",
                        "driver option env.TOKEN of " + WANTED.nameOf(1) + ": wanted ***, found ***");
    }
}

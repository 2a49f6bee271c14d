package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.engine.ContainerState;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostBuilderTest {

    private static final BuilderChoice OURS =
            new BuilderChoice.Managed(ImageReference.of("moby/buildkit"), Map.of(), Optional.empty());
    private static final Problem LOST = Problem.of(ProblemCode.BUILDER_LOST, "It went away.", "Somebody.", "Again.")
            .withEvidence(List.of("buildx"));
    private static final Problem OTHER = Problem.of(ProblemCode.BUILD_FAILED, "It failed.", "So.", "Mend.");

    private static final BuilderChoice NODES =
            new BuilderChoice.OnNodes("docker-container", List.of(), Optional.empty());

    private static BuilderState.Node node(String name, String status, String error) {
        return new BuilderState.Node(
                name,
                "tcp://me:pl3ase-hide-me@" + name + ":2376",
                status,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.of(error).filter(text -> !text.isEmpty()));
    }

    private static List<String> seen(BuilderState.Node... nodes) {
        BuilderState state = new BuilderState("multiarch-1", "docker-container", List.of(nodes), List.of());
        return new LostBuilder(name -> Optional.empty(), name -> Optional.of(state))
                .examined(new ProblemException(LOST), NODES, "multiarch-1")
                .problems()
                .get(0)
                .evidence();
    }

    @Test
    void saysWhichNodeIsLost() {
        assertThat(seen(node("one", "running", ""), node("two", "stopped", ""), node("three", "", "no route to host")))
                .containsExactly(
                        "Its node two at tcp://***@two:2376 is not there: stopped",
                        "Its node three at tcp://***@three:2376 is not there: no route to host",
                        "buildx");
        assertThat(seen(node("one", "running", ""), node("two", "running", "")))
                .containsExactly("All its nodes run now: one of them was started anew", "buildx");
    }

    private static List<Problem> examined(
            Function<String, Optional<ContainerState>> engine, BuilderChoice choice, Problem... problems) {
        ProblemException failed = new ProblemException(List.of(problems));
        return new LostBuilder(engine, name -> {
                    throw new AssertionError("asked");
                })
                .examined(failed, choice, "multiarch-1")
                .problems();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exited  | 137 | false | has ended with exit code 137: it was killed or stopped
            exited  | 137 | true  | has ended with exit code 137, killed for want of memory
            running | 0   | false | runs again: it was started anew, as by an engine that was restarted
            removing | 137 | false | is being removed by somebody
            paused  | 0   | false | is paused
            """)
    void saysWhatHasBecomeOfItsContainer(String status, int exitCode, boolean outOfMemory, String said) {
        List<Problem> problems = examined(
                name -> name.equals("buildx_buildkit_multiarch-10")
                        ? Optional.of(new ContainerState(status, exitCode, outOfMemory))
                        : Optional.empty(),
                OURS,
                LOST,
                OTHER);

        assertThat(problems.get(0).evidence())
                .containsExactly("Its container buildx_buildkit_multiarch-10 " + said, "buildx");
        assertThat(problems.get(1)).isEqualTo(OTHER);
    }

    @Test
    void saysThatItsContainerIsGone() {
        assertThat(examined(name -> Optional.empty(), OURS, LOST)
                        .get(0)
                        .evidence()
                        .get(0))
                .endsWith("is gone: somebody has removed it");
    }

    @Test
    void saysThatItsEngineDoesNotAnswer() {
        Function<String, Optional<ContainerState>> down = name -> {
            throw new ProblemException(OTHER);
        };

        assertThat(examined(down, OURS, LOST).get(0).evidence().get(0)).startsWith("Its engine does not answer now");
    }

    @Test
    void asksNobodyWhereNoBuilderWasLostOrItIsNotOurs() {
        Function<String, Optional<ContainerState>> nobody = name -> {
            throw new AssertionError("asked");
        };

        assertThat(examined(nobody, OURS, OTHER)).containsExactly(OTHER);
        assertThat(examined(nobody, new BuilderChoice.Existing("theirs"), LOST)).containsExactly(LOST);
    }
}

package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.engine.FoundContainer;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LostBuilderTest {

    private static final FoundContainer EXITED = new FoundContainer("buildkit", "exited", List.of(), List.of());

    @Test
    void saysWhatIsSeenOfItsContainer() {
        assertThat(evidence(
                        "ours", name -> name.equals("buildx_buildkit_ours0") ? Optional.of(EXITED) : Optional.empty()))
                .containsExactly("said", "its container buildx_buildkit_ours0 is there now: exited");
        assertThat(evidence("ours", name -> Optional.empty()))
                .containsExactly("said", "there is no container buildx_buildkit_ours0 now");
    }

    @Test
    void saysThatTheEngineIsSilent() {
        assertThat(evidence("ours", name -> {
                    throw new ProblemException(problem(ProblemCode.ENGINE_UNREACHABLE));
                }))
                .containsExactly("said", "the engine does not answer now");
    }

    @Test
    void theEnginesOwnHasNoContainer() {
        assertThat(evidence("default", name -> Optional.empty()))
                .containsExactly("said", "the builder is a part of the engine, which answers now");
    }

    @Test
    void otherFailuresStayAsTheyAre() {
        ProblemException failure = new ProblemException(problem(ProblemCode.BUILD_FAILED));

        assertThat(new LostBuilder(name -> {
                            throw new AssertionError("nobody asked for it");
                        })
                        .explained(failure, "ours"))
                .isSameAs(failure);
    }

    private static List<String> evidence(String builder, Function<String, Optional<FoundContainer>> containers) {
        ProblemException failure = new ProblemException(problem(ProblemCode.BUILDER_LOST));
        return new LostBuilder(containers)
                .explained(failure, builder)
                .problems()
                .get(0)
                .evidence();
    }

    private static Problem problem(ProblemCode code) {
        return Problem.of(code, "what", "why", "next").withEvidence(List.of("said"));
    }
}

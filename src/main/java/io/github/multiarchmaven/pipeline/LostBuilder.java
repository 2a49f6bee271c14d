package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.engine.ContainerState;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks the engine what has become of a builder that went away: buildx says much the same of a container that was killed, of one
 * that is gone and of an engine that was restarted.
 */
final class LostBuilder {

    private final Function<String, Optional<ContainerState>> engine;

    /** @param engine what has become of a container of this name */
    LostBuilder(Function<String, Optional<ContainerState>> engine) {
        this.engine = engine;
    }

    /** The same failure, with what is known of a builder in a container. */
    ProblemException examined(ProblemException failed, BuilderChoice choice, String builder) {
        if (!(choice instanceof BuilderChoice.Managed)
                || failed.problems().stream().noneMatch(problem -> problem.code() == ProblemCode.BUILDER_LOST)) {
            return failed;
        }
        String seen = look(BuilderState.Node.containerOf(builder + "0"));
        List<Problem> problems = failed.problems().stream()
                .map(problem -> problem.code() == ProblemCode.BUILDER_LOST ? with(problem, seen) : problem)
                .toList();
        ProblemException examined = new ProblemException(problems);
        examined.addSuppressed(failed);
        return examined;
    }

    private static Problem with(Problem problem, String line) {
        return problem.withEvidence(
                Stream.concat(Stream.of(line), problem.evidence().stream()).toList());
    }

    private String look(String container) {
        try {
            return engine.apply(container)
                    .map(state -> "Its container " + container + " " + said(state))
                    .orElse("Its container " + container + " is gone: somebody has removed it");
        } catch (ProblemException e) {
            return "Its engine does not answer now: it was stopped, or is about to start";
        }
    }

    private static String said(ContainerState state) {
        return switch (state.status()) {
            case "running" -> "runs again: it was started anew, as by an engine that was restarted";
            case "exited", "dead" ->
                "has ended with exit code " + state.exitCode()
                        + (state.outOfMemory() ? ", killed for want of memory" : ": it was killed or stopped");
            case "removing" -> "is being removed by somebody";
            default -> "is " + state.status();
        };
    }
}

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
    private final Function<String, Optional<BuilderState>> buildx;

    /**
     * With those who are asked.
     *
     * @param engine what has become of a container of this name
     * @param buildx how the nodes of a builder of this name are
     */
    LostBuilder(Function<String, Optional<ContainerState>> engine, Function<String, Optional<BuilderState>> buildx) {
        this.engine = engine;
        this.buildx = buildx;
    }

    /** The same failure, with what is known of a builder of ours. */
    ProblemException examined(ProblemException failed, BuilderChoice choice, String builder) {
        if (choice instanceof BuilderChoice.Existing
                || failed.problems().stream().noneMatch(problem -> problem.code() == ProblemCode.BUILDER_LOST)) {
            return failed;
        }
        List<String> seen = choice instanceof BuilderChoice.OnNodes
                ? lookAtNodes(builder)
                : List.of(look(BuilderState.Node.containerOf(builder + "0")));
        List<Problem> problems = failed.problems().stream()
                .map(problem -> problem.code() == ProblemCode.BUILDER_LOST ? with(problem, seen) : problem)
                .toList();
        ProblemException examined = new ProblemException(problems);
        examined.addSuppressed(failed);
        return examined;
    }

    private static Problem with(Problem problem, List<String> lines) {
        return problem.withEvidence(
                Stream.concat(lines.stream(), problem.evidence().stream()).toList());
    }

    /** Those that are not as they should be; where there is none, it has come back. */
    private List<String> lookAtNodes(String builder) {
        try {
            List<String> lost = buildx.apply(builder).stream()
                    .flatMap(state -> state.nodes().stream())
                    .filter(node ->
                            !node.status().equals("running") || node.error().isPresent())
                    .map(node -> "Its node " + node.name() + " at " + node.printableEndpoint() + " is not there: "
                            + node.error().orElse(node.status()))
                    .toList();
            return lost.isEmpty() ? List.of("All its nodes run now: one of them was started anew") : lost;
        } catch (ProblemException e) {
            return List.of("Its nodes do not answer now");
        }
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

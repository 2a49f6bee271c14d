package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.engine.BuildkitProbe;
import io.github.multiarchmaven.engine.BuildkitTrouble;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The nodes of the remote driver that do not answer, and why: buildx does not tell. */
public final class SilentNodes {

    private SilentNodes() {}

    /** One problem for each of which the cause can be learnt from here; none for other drivers. */
    static List<Problem> of(BuilderState builder) {
        return builder.driver().equals("remote")
                ? builder.nodes().stream()
                        .filter(node -> !node.status().equals("running"))
                        .flatMap(node -> problem(builder, node))
                        .toList()
                : List.of();
    }

    /** The name of each such node, and why it does not answer. */
    public static Map<String, String> reasons(Collection<BuilderState> builders) {
        Map<String, String> reasons = new HashMap<>();
        builders.stream()
                .filter(builder -> builder.driver().equals("remote"))
                .flatMap(builder -> builder.nodes().stream())
                .filter(node -> !node.status().equals("running"))
                .forEach(node -> BuildkitProbe.troubleAt(node.endpoint(), node.driverOpts())
                        .ifPresent(trouble -> reasons.put(node.name(), trouble.why())));
        return reasons;
    }

    private static Stream<Problem> problem(BuilderState builder, BuilderState.Node node) {
        Optional<BuildkitTrouble> trouble = BuildkitProbe.troubleAt(node.endpoint(), node.driverOpts());
        return trouble.stream()
                .map(found -> Problem.of(
                                ProblemCode.NODE_UNREACHABLE,
                                "no BuildKit answers at " + node.printableEndpoint() + ", the node " + node.name()
                                        + " of the builder " + builder.name(),
                                found.why(),
                                found.next())
                        .withEvidence(found.said().isEmpty() ? List.of() : List.of(found.said())));
    }
}

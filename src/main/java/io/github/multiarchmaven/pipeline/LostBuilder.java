package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.engine.FoundContainer;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuilderDecision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks what has become of a builder that went away during a build. */
final class LostBuilder {

    private final Function<String, Optional<FoundContainer>> containers;

    /** @param containers of the engine, by name */
    LostBuilder(Function<String, Optional<FoundContainer>> containers) {
        this.containers = containers;
    }

    /** The same failure, with what is seen of the builder now if that is what it is about. */
    ProblemException explained(ProblemException failure, String builder) {
        if (failure.problems().stream().noneMatch(LostBuilder::isMeant)) {
            return failure;
        }
        String seen = look(builder);
        List<Problem> problems = failure.problems().stream()
                .map(problem -> isMeant(problem)
                        ? problem.withEvidence(Stream.concat(problem.evidence().stream(), Stream.of(seen))
                                .toList())
                        : problem)
                .toList();
        ProblemException explained = new ProblemException(problems);
        explained.initCause(failure);
        return explained;
    }

    private static boolean isMeant(Problem problem) {
        return problem.code() == ProblemCode.BUILDER_LOST;
    }

    private String look(String builder) {
        // buildx, driver/docker-container/factory.go: its first node
        String container = "buildx_buildkit_" + builder + "0";
        try {
            Optional<FoundContainer> found = containers.apply(container);
            if (builder.equals(BuilderDecision.ENGINES_OWN)) {
                return "the builder is a part of the engine, which answers now";
            }
            return found.map(any -> "its container " + container + " is there now: " + any.status())
                    .orElse("there is no container " + container + " now");
        } catch (ProblemException e) {
            return "the engine does not answer now";
        }
    }
}

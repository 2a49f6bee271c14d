package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.model.Difference;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;

/** The words for builders that cannot be prepared. */
public final class BuilderProblems {

    private BuilderProblems() {}

    /** The builder that was chosen does not exist. */
    public static Problem unknown(String builder) {
        return Problem.of(
                ProblemCode.BUILDER_UNKNOWN,
                "there is no builder \"" + builder + "\"",
                "<builder><name> chooses one that exists, and buildx knows none of that name for this engine",
                "choose one that docker buildx ls lists, or remove <name> to have one made");
    }

    static Problem notOurs(String builder, BuilderLook.Foreign foreign) {
        String removal = foreign.container()
                .map(container -> "docker rm --force " + container)
                .orElse("docker buildx rm " + builder);
        return Problem.of(
                        ProblemCode.BUILDER_NOT_OURS,
                        foreign.container()
                                .map(container ->
                                        "the container " + container + " is in the way of the builder " + builder)
                                .orElse("the builder " + builder + " is not one that this plugin made"),
                        "it has the name of ours, differs from it as shown below, and belongs to somebody else: it is"
                                + " neither used nor removed",
                        "if nobody needs it, " + removal + "; or have another builder used, by <name> of <builder>")
                .withEvidence(
                        foreign.differences().stream().map(Difference::toString).toList());
    }
}

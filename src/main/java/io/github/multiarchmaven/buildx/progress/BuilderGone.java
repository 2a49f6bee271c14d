package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The builder was there when the plan was made, and somebody has removed it since. */
final class BuilderGone implements Diagnosis {

    private static final Pattern NO_BUILDER = Pattern.compile("no builder .* found");

    @Override
    public Optional<Problem> of(Failure failure) {
        if (failure.toolWords().lines().noneMatch(NO_BUILDER.asPredicate())) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ProblemCode.BUILDER_BROKEN,
                "The builder " + failure.call().builder().name() + " has vanished",
                "it was there when the goal began; something removed it before the build",
                "run this again; see what else on this machine removes builders"));
    }
}

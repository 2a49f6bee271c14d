package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;

/** The chosen builder is the engine's own BuildKit over the classic image store, which cannot write layouts. */
final class ExporterMissing implements Diagnosis {

    @Override
    public Optional<Problem> of(Failure failure) {
        boolean refused =
                failure.plainLines().stream().anyMatch(line -> line.contains("is not supported for the docker driver"));
        if (!refused) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                ProblemCode.BUILD_FAILED,
                "The builder \"" + failure.call().builder().name() + "\" cannot build "
                        + failure.call().image(),
                "it is the engine's own BuildKit, which needs the containerd image store to write images for several"
                        + " platforms",
                "remove <builder><name>, so that a builder of its own is made; or switch the engine's containerd image"
                        + " store on"));
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.MergeSpec.Source;
import io.github.multiarchmaven.layout.LayoutPart;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.result.Origin;
import java.util.List;
import java.util.Optional;

/**
 * An image that may become part of a list.
 *
 * @param part under the platform for which it would be listed
 * @param origin what it was made from
 * @param leftIn the repository in which its layers are, if only its documents were read; otherwise all of it is on the disk
 */
record MergeCandidate(Source source, LayoutPart part, Origin origin, Optional<Repository> leftIn) {

    /**
     * The images of a source, for the platforms that they are for.
     *
     * @throws ProblemException if it cannot be told which platform one is for
     */
    static List<MergeCandidate> of(Source source, List<LayoutPart> images, Origin origin, Optional<Repository> leftIn) {
        if (source.listedAs().isEmpty()) {
            List<Problem> doubtful = images.stream()
                    .filter(image -> !image.platform().runs(image.image().configured()))
                    .map(MergeCandidate::doubtful)
                    .toList();
            if (!doubtful.isEmpty()) {
                throw new ProblemException(doubtful);
            }
            return images.stream()
                    .map(image -> new MergeCandidate(source, image, origin, leftIn))
                    .toList();
        }
        if (images.size() != 1) {
            throw new ProblemException(Problem.of(
                    ProblemCode.MERGE_NOT_ONE_IMAGE,
                    "which image is meant to be listed as " + source.listedAs().get() + " cannot be told",
                    "there are " + images.size() + ", for "
                            + Platform.list(
                                    images.stream().map(LayoutPart::platform).toList()),
                    "leave out \" as " + source.listedAs().get()
                            + "\", or name the one image: in a registry by its own digest"));
        }
        return List.of(new MergeCandidate(
                source, images.get(0).listedAs(source.listedAs().get()), origin, leftIn));
    }

    private static Problem doubtful(LayoutPart image) {
        return Problem.of(
                        ProblemCode.MERGE_PLATFORM_DOUBTFUL,
                        "an image is listed for " + image.platform() + " and says of itself that it is for "
                                + image.image().configured(),
                        "what it is built for cannot be told from that",
                        "build it for its platform; or name it alone, in a registry by its digest, and say what it is:"
                                + " …@sha256:… as " + image.platform())
                .withEvidence(List.of("image    " + image.image().manifest().digest()));
    }

    Platform platform() {
        return part.platform();
    }

    boolean isOnDisk() {
        return leftIn.isEmpty();
    }

    Digest digest() {
        return part.image().manifest().digest();
    }
}

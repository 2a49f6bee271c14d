package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.Optional;

/** The base image's manifest list has no image for a platform. */
final class BasePlatformMissing implements Diagnosis {

    @Override
    public Optional<Problem> of(Failure failure) {
        if (!failure.toolWords().contains("no match for platform in manifest")) {
            return Optional.empty();
        }
        String image = BaseImage.shownIn(failure);
        String platform = failure.platform().map(Object::toString).orElse("one of the platforms");
        return Optional.of(
                Problem.of(
                        ProblemCode.BUILD_BASE_PLATFORM_MISSING,
                        "The base image " + image + " (" + failure.place() + ") does not exist for " + platform + ".",
                        "Its manifest list has no image for that platform.",
                        "Choose a base image that has one (docker buildx imagetools inspect shows what an image has), or take"
                                + " the platform out of <platforms>. If the stage only builds, FROM --platform=$BUILDPLATFORM avoids the question."));
    }
}

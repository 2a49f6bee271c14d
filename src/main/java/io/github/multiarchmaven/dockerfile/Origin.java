package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;
import java.util.Optional;
import java.util.Set;

/**
 * Where a stage comes from.
 *
 * @param parent index of the stage that it starts from
 * @param image the external image that it starts from
 * @param platforms what its instructions execute on; several where the text leaves it open
 * @param certainty of the platforms
 */
record Origin(Optional<Integer> parent, Optional<String> image, Set<Platform> platforms, Certainty certainty) {

    static Origin ofStage(int parent, Origin inherited) {
        return new Origin(Optional.of(parent), Optional.empty(), inherited.platforms(), inherited.certainty());
    }

    static Origin ofImage(String reference, Platform platform, Certainty certainty) {
        return new Origin(Optional.empty(), Optional.of(reference), Set.of(platform), certainty);
    }

    /** Neither a stage nor an image to be pulled. */
    static Origin ofNothing(Platform platform) {
        return new Origin(Optional.empty(), Optional.empty(), Set.of(platform), Certainty.CERTAIN);
    }

    static Origin undecided(Set<Platform> platforms) {
        return new Origin(Optional.empty(), Optional.empty(), platforms, Certainty.UNSURE);
    }

    /** Whether it may be any stage above or any image. */
    boolean isUndecided() {
        return parent.isEmpty() && image.isEmpty() && certainty == Certainty.UNSURE;
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildMetadata;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;

/** Compares where something was built with where that was promised: between the two buildx chooses anew. */
final class PlacementCheck {

    private PlacementCheck() {}

    /** What has to be said, if another node built than was told before. */
    static Optional<String> warning(List<Platform> platforms, Optional<Placement> promised, BuildMetadata metadata) {
        return promised.flatMap(place -> metadata.node()
                .filter(node -> !node.equals(place.node()))
                .map(node ->
                        Platform.list(platforms) + " was built on the node " + node + ", and not on " + place.node()
                                + " at " + place.endpoint()
                                + " as was said before: that one is gone, or buildx chose anew; what"
                                + " was executed may have been emulated"));
    }
}

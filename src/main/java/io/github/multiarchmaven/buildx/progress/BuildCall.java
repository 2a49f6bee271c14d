package io.github.multiarchmaven.buildx.progress;

import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Set;

/**
 * What buildx was asked for, as far as it helps to explain a failure.
 *
 * @param image the name of the image, for messages
 * @param platforms that were built
 * @param builder that built them
 * @param dockerfile that was built
 * @param binfmtImage the image that registers handlers, for the advice to do so
 */
public record BuildCall(
        String image, List<Platform> platforms, Builder builder, Dockerfile dockerfile, String binfmtImage) {

    public BuildCall {
        platforms = List.copyOf(platforms);
    }

    /**
     * A builder, of one node or of several.
     *
     * @param name as buildx knows it
     * @param natives platforms that its processors execute without emulation; empty if nobody knows
     */
    public record Builder(String name, Set<Platform> natives) {

        public Builder {
            natives = Set.copyOf(natives);
        }
    }

    /**
     * What the image is built from.
     *
     * @param path as the user wrote it
     * @param text its content
     */
    public record Dockerfile(String path, String text) {}
}

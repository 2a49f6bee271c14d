package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of {@code buildx build} that ends as an OCI layout.
 *
 * @param builder who builds
 * @param platforms at least one
 * @param source what is built
 * @param layout the folder to write the layout to; blobs that are there are not written again, and nobody looks into them
 * @param metadata the file to write buildx's metadata to; its folder must exist
 */
public record BuildRequest(String builder, List<Platform> platforms, Source source, Path layout, Path metadata) {

    public BuildRequest {
        platforms = List.copyOf(platforms);
    }

    /**
     * What is built.
     *
     * @param context folder of the build context
     * @param dockerfile path of the Dockerfile
     * @param target the stage, if not the last one
     * @param buildArgs name to value; the values are never printed
     * @param buildContexts name to location
     * @param labels of the image
     */
    public record Source(
            Path context,
            Path dockerfile,
            Optional<String> target,
            Map<String, String> buildArgs,
            Map<String, String> buildContexts,
            Map<String, String> labels) {

        public Source {
            buildArgs = UnprintedValues.of(buildArgs);
            buildContexts = Collections.unmodifiableMap(new LinkedHashMap<>(buildContexts));
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }
}

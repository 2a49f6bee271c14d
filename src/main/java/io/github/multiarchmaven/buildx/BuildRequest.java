package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.Assembly;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of {@code buildx build}.
 *
 * @param builder who builds
 * @param platforms at least one
 * @param source what is built
 * @param options how it is built
 * @param outputs what becomes of it; at least one
 * @param places where files go
 */
public record BuildRequest(
        String builder,
        List<Platform> platforms,
        Source source,
        BuildOptions options,
        List<Output> outputs,
        Places places) {

    public BuildRequest {
        platforms = List.copyOf(platforms);
        outputs = List.copyOf(outputs);
    }

    boolean asksForListOfOne() {
        return assembly().asksForListOfOne();
    }

    Assembly assembly() {
        return new Assembly(outputs, platforms.size(), options.attestations());
    }

    /**
     * Where files go.
     *
     * @param layout the folder for an OCI layout; blobs that are there are not written again, and nobody looks into them
     * @param files the folder for the files of each platform; must not exist
     * @param archive the file for an archive of them
     * @param metadata the file for buildx's metadata; its folder must exist
     */
    public record Places(Path layout, Path files, Path archive, Path metadata) {}

    /**
     * What is built.
     *
     * @param context folder of the build context
     * @param dockerfile path of the Dockerfile
     * @param target the stage, if not the last one
     * @param buildArgs name to value; the values are never printed
     * @param buildContexts name to location
     * @param labels of the image
     * @param secrets files that exist for one step only
     */
    public record Source(
            Path context,
            Path dockerfile,
            Optional<String> target,
            Map<String, String> buildArgs,
            Map<String, String> buildContexts,
            Map<String, String> labels,
            List<Secret> secrets) {

        public Source {
            buildArgs = UnprintedValues.of(buildArgs);
            buildContexts = Collections.unmodifiableMap(new LinkedHashMap<>(buildContexts));
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
            secrets = List.copyOf(secrets);
        }
    }
}

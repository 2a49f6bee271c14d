package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.BuildOptions.Secret;
import io.github.multiarchmaven.model.UnprintedValues;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is built from.
 *
 * @param context folder of the build context, absolute
 * @param dockerfile absolute
 * @param target the stage, if not the last one
 * @param buildArgs in the order of the POM
 * @param buildContexts name to location, in buildx's notation
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

    /** A Dockerfile and its context, and nothing else. */
    public Source(Path context, Path dockerfile) {
        this(context, dockerfile, Optional.empty(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /** The Dockerfile as messages call it: by its path in the context, if it is there. */
    public String dockerfileName() {
        return dockerfile.startsWith(context) ? context.relativize(dockerfile).toString() : dockerfile.toString();
    }
}

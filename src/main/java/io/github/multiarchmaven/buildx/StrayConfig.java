package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A configuration of BuildKit that buildx gives to every builder that is created without one, and says nothing (buildx,
 * util/confutil, "DefaultConfigFile").
 */
public final class StrayConfig {

    private StrayConfig() {}

    /** The file, if the user has one, in the folder where buildx records its builders. */
    public static Optional<Path> find(Surroundings surroundings) {
        Path folder = surroundings
                .variable("BUILDX_CONFIG")
                .map(Path::of)
                .orElseGet(() -> surroundings
                        .variable("DOCKER_CONFIG")
                        .map(Path::of)
                        .orElseGet(() -> surroundings.home().resolve(".docker"))
                        .resolve("buildx"));
        return Optional.of(folder.resolve("buildkitd.default.toml")).filter(Files::isRegularFile);
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Dockerfile that is for one platform by its name: {@code Dockerfile.arm64}, {@code Dockerfile.arm-v7}, or
 * {@code Dockerfile.arm} for every variant; with the system before it where that is not Linux:
 * {@code Dockerfile.windows-amd64}.
 */
final class PlatformDockerfile {

    static final String USUAL = "Dockerfile";

    private PlatformDockerfile() {}

    /** The one that fits best. */
    static Optional<Path> find(Path folder, Platform platform) {
        return suffixes(platform).stream()
                .map(suffix -> folder.resolve(USUAL + "." + suffix))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> suffixes(Platform platform) {
        String system = platform.os().equals("linux") ? "" : platform.os() + "-";
        List<String> suffixes = new ArrayList<>();
        if (!platform.variant().isEmpty()) {
            suffixes.add(system + platform.architecture() + "-" + platform.variant());
        }
        suffixes.add(system + platform.architecture());
        return suffixes;
    }
}

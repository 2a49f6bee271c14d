package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An item of {@code <prebuilt>}.
 *
 * @param platforms that it is for; none where it is a pattern for all
 * @param folder what the source is relative to
 * @param source a file or a folder, with placeholders
 * @param target with placeholders
 * @param mode of the files; empty where it follows from what they are
 */
record PrebuiltEntry(List<Platform> platforms, Path folder, String source, String target, Optional<Integer> mode) {

    PrebuiltEntry {
        platforms = List.copyOf(platforms);
    }

    boolean isForAll() {
        return platforms.isEmpty();
    }

    /** What it comes to on a platform. */
    PrebuiltFile on(Platform platform) {
        String written = PlatformPlaceholders.fill(source, platform);
        return new PrebuiltFile(
                written,
                folder.resolve(written).toAbsolutePath().normalize(),
                PrebuiltTarget.normal(PlatformPlaceholders.fill(target, platform)),
                mode);
    }
}

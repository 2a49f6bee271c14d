package io.github.multiarchmaven.config;

import java.util.List;
import java.util.Optional;

/**
 * Files that were built before, as written.
 *
 * @param files which file for which platform
 * @param baseImage of an image without a Dockerfile
 * @param entrypoint of it
 * @param into where the files go in it
 */
public record RawPrebuilt(
        List<RawFile> files, Optional<String> baseImage, List<String> entrypoint, Optional<String> into) {

    /** Nothing written. */
    public static final RawPrebuilt NONE = new RawPrebuilt(List.of(), Optional.empty(), List.of(), Optional.empty());

    /**
     * An item of {@code <prebuilt>}.
     *
     * @param platform one or, separated by commas, several
     * @param source a file or a folder, perhaps with placeholders
     * @param target what the Dockerfile calls it
     * @param mode in octal
     */
    public record RawFile(
            Optional<String> platform, Optional<String> source, Optional<String> target, Optional<String> mode) {}
}

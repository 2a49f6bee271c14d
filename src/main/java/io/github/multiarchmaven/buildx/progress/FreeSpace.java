package io.github.multiarchmaven.buildx.progress;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much was left on a disk when a build had failed. buildx says of a full one only {@code EOF} (0.13) or
 * {@code error from receiver: context canceled} (0.29) when it writes files.
 *
 * @param folder on it
 * @param bytes that can be written
 */
public record FreeSpace(Path folder, long bytes) {

    /** What a failed writer leaves is less than one of its pieces. */
    private static final long NOTHING = 1024 * 1024;

    /** Of the folder in which something is, or was to be; empty if nobody knows. */
    public static Optional<FreeSpace> around(Path place) {
        Path folder = place.toAbsolutePath().normalize();
        while (!Files.isDirectory(folder)) {
            Path above = folder.getParent();
            if (above == null) {
                return Optional.empty();
            }
            folder = above;
        }
        try {
            FileStore disk = Files.getFileStore(folder);
            // some network file systems do not say
            return disk.getTotalSpace() == 0
                    ? Optional.empty()
                    : Optional.of(new FreeSpace(folder, disk.getUsableSpace()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the disk is full. */
    boolean isNothing() {
        return bytes < NOTHING;
    }
}

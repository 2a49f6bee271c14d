package io.github.multiarchmaven.result;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A result in its place.
 *
 * @param description what it is
 * @param layout folder of the OCI layout; not there if the image was pushed without one
 */
public record KeptResult(ImageDescription description, Path layout) {

    /** Whether the image itself is there, and not in a registry alone. */
    public boolean hasLayout() {
        return Files.isDirectory(layout);
    }
}

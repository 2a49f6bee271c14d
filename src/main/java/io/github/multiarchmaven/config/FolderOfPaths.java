package io.github.multiarchmaven.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what is on the disk from what is a name of something else.
 *
 * @param folder what relative paths refer to
 */
record FolderOfPaths(Path folder) {

    /** The folder or file that a text names, if there is one. */
    Optional<Path> existing(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(folder.resolve(text)).filter(Files::exists);
        } catch (InvalidPathException e) {
            // a name with a colon on Windows
            return Optional.empty();
        }
    }

    /** The folder itself, or the layout of a result of ours. */
    static Optional<Path> layout(Path directory) {
        return Stream.of(directory, directory.resolve("layout"))
                .filter(place -> Files.exists(place.resolve("oci-layout")) || Files.exists(place.resolve("index.json")))
                .findFirst();
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at, and what for.
 *
 * @param subjects empty for the results of the project
 * @param required platforms that each of them must have
 * @param json file for programs to read
 * @param raw file for the exact bytes of the manifest
 */
public record InspectionSpec(List<Subject> subjects, List<Platform> required, Optional<Path> json, Optional<Path> raw) {

    public InspectionSpec {
        subjects = List.copyOf(subjects);
        required = List.copyOf(required);
    }

    /** Where an image is. {@code toString} is its name for people. */
    public sealed interface Subject {}

    /**
     * In a registry.
     *
     * @param reference with a tag or a digest
     */
    public record InRegistry(ImageReference reference) implements Subject {

        @Override
        public String toString() {
            return reference.toString();
        }
    }

    /**
     * On the disk.
     *
     * @param layout folder of the OCI layout
     */
    public record InFolder(Path layout) implements Subject {

        @Override
        public String toString() {
            return layout.toString();
        }
    }
}

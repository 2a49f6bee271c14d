package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What becomes one manifest list.
 *
 * @param naming what the list is called
 * @param sources at least one, in the order in which they were given
 * @param required platforms that the list must have
 * @param secondImages what becomes of another image for a platform that has one
 * @param origins what images may be made from
 * @param version of the project that merges, where the list is called by it
 * @param checkBinaries which programs have to be for their image's platform
 */
public record MergeSpec(
        BuildSpec.Naming naming,
        List<Source> sources,
        List<Platform> required,
        SecondImages secondImages,
        Origins origins,
        Optional<String> version,
        BinaryCheck checkBinaries) {

    public MergeSpec {
        sources = List.copyOf(sources);
        required = List.copyOf(required);
    }

    /** What becomes of another image for a platform that has one already. */
    public enum SecondImages {
        REFUSED,
        REPLACING
    }

    /** What the images of one list may be made from. */
    public enum Origins {
        /** One version of the project and one revision of its sources, as far as that is known. */
        ALIKE,
        ANY
    }

    /**
     * Where images come from. {@code toString} is what the user wrote.
     *
     * @param text as it was written, without the platform
     * @param listedAs the platform for the one image there, whatever it says of itself
     */
    public record Source(String text, Place place, Optional<Platform> listedAs) {

        @Override
        public String toString() {
            return text + listedAs.map(platform -> " as " + platform).orElse("");
        }
    }

    /** A kind of place that has images. */
    public sealed interface Place {}

    /**
     * In a registry.
     *
     * @param reference with a tag or a digest
     */
    public record InRegistry(ImageReference reference) implements Place {}

    /**
     * On the disk.
     *
     * @param layout folder of the OCI layout
     */
    public record InFolder(Path layout) implements Place {}

    /**
     * In one file on the disk.
     *
     * @param file a layout as a tar, or what {@code docker save} writes
     */
    public record InArchive(Path file) implements Place {}

    /**
     * Where a description of it says.
     *
     * @param file {@code image.json}
     */
    public record InResult(Path file) implements Place {}

    /**
     * With a module of this build, or where an earlier one has brought it.
     *
     * @param id of the result, if the module has several
     */
    public record InModule(String groupId, String artifactId, String version, Optional<String> id) implements Place {}

    /**
     * In the engine.
     *
     * @param reference with a tag or a digest
     * @param engine its address or docker context; empty for the one that every goal works with
     */
    public record InEngine(ImageReference reference, Optional<String> engine) implements Place {}
}

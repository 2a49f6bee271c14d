package io.github.multiarchmaven.layout;

import java.util.Set;

/**
 * The media types of an image and its parts: those of the OCI image specification (media-types.md) and those of the
 * Docker image manifest, version 2 schema 2, that the same tools write and read.
 */
final class MediaTypes {

    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_CONFIGURATION = "application/vnd.oci.image.config.v1+json";
    static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";

    private static final String OCI = "application/vnd.oci.image.";
    private static final String DOCKER = "application/vnd.docker.";
    private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER + "distribution.manifest.list.v2+json");
    private static final Set<String> MANIFESTS =
            Set.of(OCI + "manifest.v1+json", DOCKER + "distribution.manifest.v2+json");
    private static final Set<String> CONFIGURATIONS =
            Set.of(OCI + "config.v1+json", DOCKER + "container.image.v1+json");
    private static final Set<String> LAYERS = Set.of(
            OCI + "layer.v1.tar",
            OCI + "layer.v1.tar+gzip",
            OCI + "layer.v1.tar+zstd",
            OCI + "layer.nondistributable.v1.tar",
            OCI + "layer.nondistributable.v1.tar+gzip",
            OCI + "layer.nondistributable.v1.tar+zstd",
            DOCKER + "image.rootfs.diff.tar",
            DOCKER + "image.rootfs.diff.tar.gzip",
            DOCKER + "image.rootfs.diff.tar.zstd",
            DOCKER + "image.rootfs.foreign.diff.tar",
            DOCKER + "image.rootfs.foreign.diff.tar.gzip");

    private MediaTypes() {}

    static void requireIndex(String mediaType) throws MalformedException {
        if (isManifest(mediaType)) {
            throw new MalformedException("a single image is there in its place");
        }
        requireKnown(INDEXES, mediaType);
    }

    static boolean isIndex(String mediaType) {
        return INDEXES.contains(mediaType);
    }

    static boolean isManifest(String mediaType) {
        return MANIFESTS.contains(mediaType);
    }

    static void requireManifest(String mediaType) throws MalformedException {
        if (INDEXES.contains(mediaType)) {
            throw new MalformedException(
                    "it is a manifest list within a manifest list, and only images are read there");
        }
        requireKnown(MANIFESTS, mediaType);
    }

    static void requireConfiguration(String mediaType) throws MalformedException {
        requireKnown(CONFIGURATIONS, mediaType);
    }

    static void requireLayer(String mediaType) throws MalformedException {
        requireKnown(LAYERS, mediaType);
    }

    private static void requireKnown(Set<String> known, String mediaType) throws MalformedException {
        if (!known.contains(mediaType)) {
            throw new MalformedException("its media type is " + JsonObject.quoted(mediaType)
                    + ", which is not known for this part of an image");
        }
    }
}

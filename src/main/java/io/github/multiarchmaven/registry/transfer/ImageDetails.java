package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What there is to know about an image or a manifest list without fetching layers. All texts are fit to be printed.
 *
 * @param kind of the manifest
 * @param manifest with its exact bytes
 * @param images those of the list itself, in its order; for an image, that one
 * @param attestations those of the list itself, in its order
 * @param lists manifest lists within this one, in its order
 */
public record ImageDetails(
        Kind kind,
        RemoteManifest manifest,
        List<Image> images,
        List<Attestation> attestations,
        List<ImageDetails> lists) {

    public ImageDetails {
        images = List.copyOf(images);
        attestations = List.copyOf(attestations);
        lists = List.copyOf(lists);
    }

    /** What a manifest is, by its form. */
    public enum Kind {
        LIST,
        IMAGE
    }

    /**
     * An image that an engine could run.
     *
     * @param declared the platform that the manifest list says, as it is written there
     * @param osVersion the version of Windows that the manifest list asks for
     * @param configured the platform that the image's own configuration says, as it is written there
     * @param offers the platform for which there surely is an image; empty where list and configuration contradict each
     *     other
     * @param digest of its manifest
     * @param mediaType of its manifest
     * @param size of manifest, configuration and layers together, in bytes, as transferred
     * @param layers how many
     * @param created as its configuration says
     * @param remarks what is odd about it
     */
    public record Image(
            Optional<String> declared,
            Optional<String> osVersion,
            Optional<String> configured,
            Optional<Platform> offers,
            Digest digest,
            String mediaType,
            long size,
            int layers,
            Optional<String> created,
            List<String> remarks) {

        public Image {
            remarks = List.copyOf(remarks);
        }

        /** What an engine goes by. */
        public Optional<String> platform() {
            return declared.isPresent() ? declared : configured;
        }
    }

    /**
     * Statements about an image.
     *
     * @param digest of its own manifest
     * @param subject the image's manifest
     * @param platform of that image; empty if it is not in the same list
     * @param predicateTypes of the statements, such as {@code https://slsa.dev/provenance/v1}
     */
    public record Attestation(Digest digest, Digest subject, Optional<String> platform, List<String> predicateTypes) {

        public Attestation {
            predicateTypes = List.copyOf(predicateTypes);
        }
    }

    /** Those of the lists within it included. */
    public Stream<Image> allImages() {
        return Stream.concat(images.stream(), lists.stream().flatMap(ImageDetails::allImages));
    }
}

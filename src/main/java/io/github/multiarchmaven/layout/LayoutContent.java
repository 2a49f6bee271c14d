package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a layout refers to, down to the layers: for everything that copies it or looks into it.
 *
 * @param index the manifest list
 * @param images in the order of the manifest list
 * @param attestations BuildKit's, in the order of the manifest list
 */
public record LayoutContent(Descriptor index, List<Image> images, List<Attestation> attestations) {

    public LayoutContent {
        images = List.copyOf(images);
        attestations = List.copyOf(attestations);
    }

    /** The same as one of the lists that are compared with what was promised. */
    public Inventory inventory() {
        return new Inventory(
                index.digest(),
                images.stream().map(Image::asChild).toList(),
                attestations.stream().map(a -> a.manifest().digest()).toList());
    }

    /** Everything that belongs to the layout: the manifest list and all that it refers to. */
    Set<Digest> digests() {
        return Stream.of(
                        Stream.of(index),
                        images.stream().flatMap(Image::blobs),
                        attestations.stream().flatMap(Attestation::blobs))
                .flatMap(blobs -> blobs)
                .map(Descriptor::digest)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The images that the manifest list offers for this platform. */
    public List<Image> imagesFor(Platform platform) {
        return images.stream()
                .filter(image -> image.declared().equals(platform))
                .toList();
    }

    /**
     * The image of one platform.
     *
     * @param declared the platform that the manifest list says
     * @param configured the platform that the image's own configuration says
     */
    public record Image(
            Descriptor manifest, Platform declared, Platform configured, Descriptor config, List<Descriptor> layers) {

        public Image {
            layers = List.copyOf(layers);
        }

        /** Manifest, configuration and layers. */
        public Stream<Descriptor> blobs() {
            return Stream.concat(Stream.of(manifest, config), layers.stream());
        }

        private Inventory.Child asChild() {
            long size = blobs().mapToLong(Descriptor::size).sum();
            return new Inventory.Child(declared, configured, manifest.digest(), config.digest(), size);
        }
    }

    /**
     * What BuildKit says about how an image came to be.
     *
     * @param parts its configuration and statements
     */
    public record Attestation(Descriptor manifest, List<Descriptor> parts) {

        public Attestation {
            parts = List.copyOf(parts);
        }

        Stream<Descriptor> blobs() {
            return Stream.concat(Stream.of(manifest), parts.stream());
        }
    }
}

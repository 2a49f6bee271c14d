package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.layout.LayoutContent.Attestation;
import io.github.multiarchmaven.layout.LayoutContent.Image;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.stream.Stream;

/**
 * An image of one layout that becomes part of another, with what is attested of it.
 *
 * @param from where it is now
 * @param platform under which it will be listed
 */
public record LayoutPart(OciLayout from, Image image, Platform platform, List<Attestation> attestations) {

    public LayoutPart {
        attestations = List.copyOf(attestations);
    }

    /**
     * Everything that a layout holds, each image under the platform that its list declares.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if the layout is not whole
     */
    public static List<LayoutPart> allOf(OciLayout layout) {
        LayoutContent content = layout.content();
        return content.images().stream()
                .map(image -> new LayoutPart(
                        layout,
                        image,
                        image.declared(),
                        content.attestations().stream()
                                .filter(attestation -> attestation.manifest().attests(image.manifest()))
                                .toList()))
                .toList();
    }

    /** The same under another platform. */
    public LayoutPart listedAs(Platform other) {
        return new LayoutPart(from, image, other, attestations);
    }

    /** The configuration that goes with the image, as the list describes it. */
    ImageConfiguration configuration() {
        return from.configurationOf(image).listedAs(platform);
    }

    /** Everything that belongs to it. */
    public Stream<Descriptor> blobs() {
        return Stream.concat(image.blobs(), attestations.stream().flatMap(Attestation::blobs));
    }

    /** Those of them that say what it is. */
    Stream<Descriptor> documents() {
        return Stream.concat(
                Stream.of(image.manifest(), image.config()),
                attestations.stream().map(Attestation::manifest));
    }
}

package io.github.multiarchmaven.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Attestation;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Image;
import io.github.multiarchmaven.registry.transfer.ImageDetails.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds out about an image by few requests: one for each manifest, and one for each image's configuration. */
public final class DetailsReader {

    /** BuildKit's docs/attestations/attestation-storage.md. */
    private static final String PREDICATE = "in-toto.io/predicate-type";

    private final ImageSource source;
    private final Map<Digest, Configured> configurations = new HashMap<>();
    private final Set<String> offered = new HashSet<>();

    private DetailsReader(ImageSource source) {
        this.source = source;
    }

    /**
     * Everything about a manifest and what is below it.
     *
     * @param source has all that it refers to
     * @throws io.github.multiarchmaven.narration.ProblemException MANIFEST_UNUSABLE if it or one below is no manifest;
     *     whatever the source throws
     */
    public static ImageDetails read(ImageSource source, RemoteManifest top) {
        ImageTree tree = TreeReader.read(source, top);
        DetailsReader reader = new DetailsReader(source);
        return tree.isList()
                ? reader.list(tree)
                : new ImageDetails(
                        Kind.IMAGE,
                        top,
                        List.of(reader.image(tree, Optional.empty(), Optional.empty())),
                        List.of(),
                        List.of());
    }

    private ImageDetails list(ImageTree tree) {
        JsonNode written = json(tree).path("manifests");
        List<Image> images = new ArrayList<>();
        List<Attestation> attestations = new ArrayList<>();
        List<ImageDetails> lists = new ArrayList<>();
        for (int i = 0; i < tree.entries().size(); i++) {
            ImageTree.Entry entry = tree.entries().get(i);
            if (entry.attests().isPresent()) {
                attestations.add(attestation(tree, entry, entry.attests().get()));
            } else if (entry.tree().isList()) {
                lists.add(list(entry.tree()));
            } else {
                String osVersion =
                        written.path(i).path("platform").path("os.version").asText("");
                images.add(image(
                        entry.tree(),
                        entry.platform().map(Printable::of),
                        Optional.of(osVersion).filter(text -> !text.isEmpty()).map(Printable::of)));
            }
        }
        return new ImageDetails(Kind.LIST, tree.manifest(), images, attestations, lists);
    }

    private Image image(ImageTree tree, Optional<String> declared, Optional<String> osVersion) {
        Configured configured = configurations.computeIfAbsent(
                tree.parts().get(0).digest(), digest -> configured(tree.parts().get(0)));
        List<String> remarks = new ArrayList<>();
        configured.remark().ifPresent(remarks::add);
        boolean agree = declared.map(configured::agreesWith).orElse(true);
        if (!agree) {
            remarks.add("its own configuration says " + configured.platform().orElseThrow());
        }
        Optional<Platform> platform =
                (declared.isPresent() ? declared : configured.platform()).flatMap(DetailsReader::platform);
        String offer = platform.map(Platform::toString).or(() -> declared).orElse("") + osVersion.orElse("");
        if (!offer.isEmpty() && !offered.add(offer)) {
            remarks.add("this platform is there more than once");
        }
        JsonNode layers = json(tree).path("layers");
        return new Image(
                declared,
                osVersion,
                configured.platform(),
                platform.filter(any -> agree),
                tree.manifest().digest(),
                Printable.of(tree.manifest().mediaType()),
                size(tree, layers),
                layers.size(),
                configured.created(),
                remarks);
    }

    private Configured configured(Part part) {
        return part.size() > RemoteManifest.LARGEST
                ? Configured.unread("its configuration has " + part.size() + " bytes and was not read")
                : Configured.of(source.bytes(part));
    }

    /** Layers that registries do not keep are part of it. */
    private static long size(ImageTree tree, JsonNode layers) {
        return Stream.concat(
                        Stream.of(
                                (long) tree.manifest().bytes().length,
                                tree.parts().get(0).size()),
                        StreamSupport.stream(layers.spliterator(), false)
                                .map(layer -> layer.path("size").asLong()))
                .reduce(0L, (sum, size) -> sum > Long.MAX_VALUE - size ? Long.MAX_VALUE : sum + size);
    }

    private static Attestation attestation(ImageTree list, ImageTree.Entry entry, Digest subject) {
        return new Attestation(
                entry.tree().manifest().digest(),
                subject,
                list.entries().stream()
                        .filter(other -> other.tree().manifest().digest().equals(subject))
                        .flatMap(other -> other.platform().stream())
                        .findFirst()
                        .map(Printable::of),
                StreamSupport.stream(json(entry.tree()).path("layers").spliterator(), false)
                        .map(layer -> layer.path("annotations").path(PREDICATE).asText(""))
                        .filter(type -> !type.isEmpty())
                        .map(Printable::of)
                        .toList());
    }

    private static JsonNode json(ImageTree tree) {
        return tree.manifest().json().orElse(MissingNode.getInstance());
    }

    private static Optional<Platform> platform(String text) {
        try {
            return Optional.of(Platform.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

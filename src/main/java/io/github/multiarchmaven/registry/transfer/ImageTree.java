package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image, or a manifest list with all that it refers to.
 *
 * @param manifest the top
 * @param entries those of a manifest list, in its order; none for an image
 * @param parts of the image: its configuration first, then its layers; none for a manifest list
 */
public record ImageTree(RemoteManifest manifest, List<Entry> entries, List<Part> parts) {

    public ImageTree {
        entries = List.copyOf(entries);
        parts = List.copyOf(parts);
    }

    /**
     * An entry of a manifest list.
     *
     * @param platform as the list writes it, such as {@code linux/arm/v7}; empty if it names none
     * @param attests the image about which this is a statement of BuildKit's (its docs/attestations/attestation-storage.md)
     */
    public record Entry(Optional<String> platform, Optional<Digest> attests, ImageTree tree) {

        /** Whether it is an image, which a machine could run. */
        public boolean isImage() {
            return attests.isEmpty() && !tree.isList();
        }
    }

    /** Whether it is a manifest list, however many images it has. */
    public boolean isList() {
        return parts.isEmpty();
    }

    /** All entries, those of nested lists included, in order. */
    public Stream<Entry> allEntries() {
        return entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry), entry.tree().allEntries()));
    }

    /** The platforms that a list offers images for, as it writes them. */
    public List<String> platforms() {
        return allEntries()
                .filter(Entry::isImage)
                .flatMap(entry -> entry.platform().stream())
                .toList();
    }

    /** Every manifest but the top, once, and each after all that it refers to. */
    public List<RemoteManifest> manifestsBelow() {
        Map<Digest, RemoteManifest> below = new LinkedHashMap<>();
        collectBelow(below);
        return List.copyOf(below.values());
    }

    private void collectBelow(Map<Digest, RemoteManifest> below) {
        for (Entry entry : entries) {
            entry.tree().collectBelow(below);
            below.putIfAbsent(entry.tree().manifest().digest(), entry.tree().manifest());
        }
    }

    /** Every part, once. */
    public List<Part> allParts() {
        return distinct(trees().flatMap(tree -> tree.parts().stream()));
    }

    /** The configurations that are small enough to be one, once. */
    List<Part> configurations() {
        return distinct(trees().flatMap(tree -> tree.parts().stream().limit(1))
                .filter(part -> part.size() <= RemoteManifest.LARGEST));
    }

    private Stream<ImageTree> trees() {
        return Stream.concat(Stream.of(this), allEntries().map(Entry::tree));
    }

    private static List<Part> distinct(Stream<Part> parts) {
        Map<Digest, Part> all = new LinkedHashMap<>();
        parts.forEach(part -> all.putIfAbsent(part.digest(), part));
        return List.copyOf(all.values());
    }
}

package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of the manifest lists and {@code index.json} files that are ours: compact, in a fixed order and without a
 * time, so that the same images always give the same digest.
 */
final class IndexWriting {

    private IndexWriting() {}

    /** A manifest list of one image. */
    static byte[] listOf(Descriptor manifest, ImageConfiguration configuration, ListAnnotations annotations) {
        ObjectNode entry = entry(manifest.withAnnotations(annotations.ofImage()), configuration);
        return annotated(list(List.of(entry)), annotations.ofList());
    }

    /** A manifest list of images in this order, and behind them, as BuildKit writes lists, what is attested of them. */
    static byte[] listOf(List<LayoutPart> parts, Map<String, String> annotations) {
        List<ObjectNode> entries = new ArrayList<>();
        parts.forEach(part -> entries.add(entry(part.image().manifest(), part.configuration())));
        parts.stream()
                .flatMap(part -> part.attestations().stream())
                .distinct()
                .forEach(attestation -> entries.add(attestationEntry(attestation.manifest())));
        return annotated(list(entries), annotations);
    }

    private static ObjectNode entry(Descriptor manifest, ImageConfiguration configuration) {
        ObjectNode entry = manifest.toJson();
        configuration.describeIn(entry.putObject("platform"));
        return entry;
    }

    private static ObjectNode attestationEntry(Descriptor manifest) {
        ObjectNode entry = manifest.toJson();
        entry.putObject("platform").put("architecture", "unknown").put("os", "unknown");
        return entry;
    }

    private static byte[] annotated(ObjectNode list, Map<String, String> annotations) {
        if (!annotations.isEmpty()) {
            ObjectNode written = list.putObject("annotations");
            new TreeMap<>(annotations).forEach(written::put);
        }
        return JsonWriter.compact(list);
    }

    /** An {@code index.json} that refers to one manifest list. */
    static byte[] referringTo(Descriptor index) {
        return referringToAll(List.of(index));
    }

    /** The same for manifest lists and images. */
    static byte[] referringToAll(List<Descriptor> tops) {
        return index(tops.stream().map(Descriptor::toJson).toList());
    }

    /** An {@code index.json} that refers to one manifest list by each of the names. */
    static byte[] referringTo(Descriptor index, List<ImageReference> names) {
        return referringTo(index, names, Map.of());
    }

    /** The same, with more to be said about the list. */
    static byte[] referringTo(Descriptor index, List<ImageReference> names, Map<String, String> annotations) {
        return index(names.stream()
                .map(name -> {
                    Map<String, String> all = new TreeMap<>(annotations);
                    all.putAll(Names.annotations(name));
                    return index.withAnnotations(all).toJson();
                })
                .toList());
    }

    private static byte[] index(List<ObjectNode> entries) {
        return JsonWriter.compact(list(entries));
    }

    private static ObjectNode list(List<ObjectNode> entries) {
        ObjectNode index =
                JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        index.putArray("manifests").addAll(entries);
        return index;
    }
}

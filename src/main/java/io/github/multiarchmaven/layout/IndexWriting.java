package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of the manifest lists and {@code index.json} files that are ours: compact, in a fixed order and without a
 * time, so that the same images always give the same digest.
 */
final class IndexWriting {

    private static final JsonMapper MAPPER = new JsonMapper();

    private IndexWriting() {}

    /** A manifest list of one image. */
    static byte[] listOf(Descriptor manifest, ImageConfiguration configuration, ListAnnotations annotations) {
        ObjectNode entry = manifest.withAnnotations(annotations.ofImage()).toJson();
        configuration.describeIn(entry.putObject("platform"));
        ObjectNode list = list(List.of(entry));
        if (!annotations.ofList().isEmpty()) {
            ObjectNode written = list.putObject("annotations");
            annotations.ofList().forEach(written::put);
        }
        return bytes(list);
    }

    /** An {@code index.json} that refers to one manifest list. */
    static byte[] referringTo(Descriptor index) {
        return index(List.of(index.toJson()));
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
        return bytes(list(entries));
    }

    private static ObjectNode list(List<ObjectNode> entries) {
        ObjectNode index =
                JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        index.putArray("manifests").addAll(entries);
        return index;
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }
}

package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.ImageReference;
import java.util.List;
import java.util.Map;

/**
 * The bytes of the manifest lists and {@code index.json} files that are ours: compact, in a fixed order and without a
 * time, so that the same images always give the same digest.
 */
final class IndexWriting {

    private static final JsonMapper MAPPER = new JsonMapper();

    private IndexWriting() {}

    /** A manifest list of one image. */
    static byte[] listOf(Descriptor manifest, ImageConfiguration configuration) {
        ObjectNode entry = manifest.withAnnotations(Map.of()).toJson();
        configuration.describeIn(entry.putObject("platform"));
        return index(List.of(entry));
    }

    /** An {@code index.json} that refers to one manifest list. */
    static byte[] referringTo(Descriptor index) {
        return index(List.of(index.toJson()));
    }

    /** An {@code index.json} that refers to one manifest list by each of the names. */
    static byte[] referringTo(Descriptor index, List<ImageReference> names) {
        return index(names.stream()
                .map(name -> index.withAnnotations(Names.annotations(name)).toJson())
                .toList());
    }

    private static byte[] index(List<ObjectNode> entries) {
        ObjectNode index =
                JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
        index.putArray("manifests").addAll(entries);
        return bytes(index);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }
}

package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The documents of an image without its triggers, the {@code ONBUILD} instructions that a build upon it would execute. */
final class TriggerlessImage {

    private static final JsonReader READER = JsonReader.lenient();
    private static final String CONFIG = "config";
    private static final String TRIGGERS = "OnBuild";

    private TriggerlessImage() {}

    /** The configuration without them; empty where it has none. */
    static Optional<byte[]> configuration(byte[] original) {
        JsonNode tree = read(original);
        if (tree.path(CONFIG).path(TRIGGERS).isEmpty()) {
            return Optional.empty();
        }
        ((ObjectNode) tree.path(CONFIG)).remove(TRIGGERS);
        return Optional.of(JsonWriter.compact(tree));
    }

    /** The manifest with another configuration. */
    static byte[] manifest(byte[] original, Descriptor configuration) {
        JsonNode tree = read(original);
        ((ObjectNode) tree).set(CONFIG, configuration.toJson());
        return JsonWriter.compact(tree);
    }

    private static JsonNode read(byte[] json) {
        try {
            return READER.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("it was read before", e);
        }
    }
}

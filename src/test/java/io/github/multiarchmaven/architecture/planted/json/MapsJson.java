package io.github.multiarchmaven.architecture.planted.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Planted: JSON is read and written without a mapper. */
final class MapsJson {

    private MapsJson() {}

    static JsonNode mapped(String text) throws JsonProcessingException {
        return new JsonMapper().readTree(text);
    }

    static String text(ObjectNode tree) {
        return tree.toString();
    }

    static String prettyText(JsonNode tree) {
        return tree.toPrettyString();
    }

    static String field(JsonNode tree) {
        return tree.path("field").asText();
    }
}

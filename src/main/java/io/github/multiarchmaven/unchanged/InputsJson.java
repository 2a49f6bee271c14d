package io.github.multiarchmaven.unchanged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file {@code inputs.json} beside a result: what it was made from, as prints. */
public final class InputsJson {

    private static final int SCHEMA = 1;
    private static final JsonReader JSON = JsonReader.lenient();

    private InputsJson() {}

    /**
     * The content of the file.
     *
     * @param seal that made the prints
     */
    public static byte[] write(Inputs inputs, Seal seal) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("key", seal.name());
        ObjectNode prints = root.putObject("inputs");
        inputs.prints().forEach(prints::put);
        ObjectNode stats = root.putObject("stats");
        inputs.stats().forEach(stats::put);
        return JsonWriter.pretty(root).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else, or sealed with another key; the message says so
     */
    public static Inputs read(byte[] content, Seal seal) {
        JsonNode root;
        try {
            root = JSON.read(new String(content, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        if (!root.path("schema").equals(IntNode.valueOf(SCHEMA))
                || !root.path("inputs").isObject()) {
            throw new IllegalArgumentException("it is of another version of this plugin");
        }
        if (!root.path("key").asText().equals(seal.name())) {
            throw new IllegalArgumentException("another user or another machine has written it");
        }
        return new Inputs(prints(root.path("inputs")), prints(root.path("stats")));
    }

    private static SortedMap<String, String> prints(JsonNode object) {
        SortedMap<String, String> prints = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            prints.put(each.getKey(), each.getValue().asText());
        }
        return prints;
    }
}

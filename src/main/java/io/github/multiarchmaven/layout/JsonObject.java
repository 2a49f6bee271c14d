package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A read-only view of a JSON object that other tools wrote: each look either gives a value of the wanted kind or says
 * what is wrong with it. The document's identity stays its bytes.
 */
final class JsonObject {

    private static final int LONGEST_QUOTATION = 100;
    private static final JsonReader READER = JsonReader.strict();

    private final JsonNode node;

    private JsonObject(JsonNode node) {
        this.node = node;
    }

    static JsonObject parse(byte[] content) throws MalformedException {
        return of(read(content), "the document");
    }

    /** A document that is a list of objects. */
    static List<JsonObject> parseList(byte[] content) throws MalformedException {
        JsonNode list = read(content);
        if (!list.isArray()) {
            throw new MalformedException("the document is not a list");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            objects.add(of(list.path(i), "entry " + (i + 1)));
        }
        return objects;
    }

    private static JsonNode read(byte[] content) throws MalformedException {
        try {
            return READER.read(content);
        } catch (JsonProcessingException e) {
            throw new MalformedException("it is not JSON: " + quoted(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new MalformedException("it is not JSON: its characters cannot be decoded");
        }
    }

    private static JsonObject of(JsonNode node, String name) throws MalformedException {
        if (!node.isObject()) {
            throw new MalformedException(name + " is not a JSON object");
        }
        return new JsonObject(node);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field) throws MalformedException {
        return optionalText(field).orElseThrow(() -> missing(field));
    }

    /** Empty where the field is absent, null or the empty string, which Go's encoder does not tell apart. */
    Optional<String> optionalText(String field) throws MalformedException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new MalformedException("\"" + field + "\" is not a string");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    long wholeNumber(String field) throws MalformedException {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedException("\"" + field + "\" is not a whole number of 0 or more");
        }
        return value.longValue();
    }

    JsonObject object(String field) throws MalformedException {
        if (!has(field)) {
            throw missing(field);
        }
        return of(node.path(field), "\"" + field + "\"");
    }

    List<JsonObject> objects(String field) throws MalformedException {
        JsonNode values = array(field);
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            objects.add(of(values.path(i), "entry " + (i + 1) + " of \"" + field + "\""));
        }
        return objects;
    }

    /** Empty where the field is absent. */
    List<String> texts(String field) throws MalformedException {
        List<String> texts = new ArrayList<>();
        if (has(field)) {
            for (JsonNode value : array(field)) {
                if (!value.isTextual()) {
                    throw new MalformedException("\"" + field + "\" is not a list of strings");
                }
                texts.add(value.textValue());
            }
        }
        return texts;
    }

    /** Empty where the field is absent. */
    Map<String, String> textMap(String field) throws MalformedException {
        Map<String, String> texts = new TreeMap<>();
        if (has(field)) {
            JsonObject values = object(field);
            for (Map.Entry<String, JsonNode> entry : values.node.properties()) {
                texts.put(entry.getKey(), values.optionalText(entry.getKey()).orElse(""));
            }
        }
        return texts;
    }

    /** Foreign text, made fit for a message: short, and without control characters. */
    static String quoted(String text) {
        String shown = text.length() > LONGEST_QUOTATION ? text.substring(0, LONGEST_QUOTATION) + "…" : text;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    private JsonNode array(String field) throws MalformedException {
        JsonNode values = node.path(field);
        if (!values.isArray()) {
            throw has(field) ? new MalformedException("\"" + field + "\" is not a list") : missing(field);
        }
        return values;
    }

    private static MalformedException missing(String field) {
        return new MalformedException("\"" + field + "\" is missing");
    }
}

package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON with secrets in it: whatever is wrong with it, none of its text comes out, except by asking for it. */
final class SecretJson {

    private static final int DEEPEST = 64;
    private static final JsonReader READER = JsonReader.discreet(DEEPEST);

    private SecretJson() {}

    /** The object; an empty one for an empty document and for {@code null}, which Go's decoder takes as such. */
    static ObjectNode parse(byte[] content) throws MalformedException {
        JsonNode node;
        try {
            node = READER.read(content);
        } catch (JsonProcessingException e) {
            throw new MalformedException("it is not valid JSON" + place(e.getLocation()));
        } catch (IOException e) {
            throw new MalformedException("it is not valid JSON: its characters cannot be decoded");
        }
        if (node.isMissingNode() || node.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedException("it is not a JSON object");
    }

    /** Empty where the field is absent, null or the empty string, which Go's encoder does not tell apart. */
    static Optional<String> text(JsonNode object, String field, String name) throws MalformedException {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new MalformedException(name + " is not a string");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** An empty object where the field is absent or null. */
    static ObjectNode object(JsonNode object, String field, String name) throws MalformedException {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (value instanceof ObjectNode found) {
            return found;
        }
        throw new MalformedException(name + " is not a JSON object");
    }

    /** Empty where the field is absent or null. */
    static List<String> texts(JsonNode object, String field, String name) throws MalformedException {
        JsonNode value = object.path(field);
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw new MalformedException(name + " is not a list");
        }
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                throw new MalformedException(name + " is not a list of strings");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}

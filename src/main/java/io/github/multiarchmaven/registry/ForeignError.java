package io.github.multiarchmaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a registry says about one of its errors, as in {@code {"errors":[{"code":"DENIED","message":"…"}]}} (OCI distribution
 * specification, "Error Codes"). Nothing of it is fit to be shown yet.
 */
record ForeignError(String code, String message) {

    private static final int MOST = 3;
    private static final JsonReader JSON = JsonReader.lenient();

    /** The first few of an answer; none if it is not of that form. */
    static List<ForeignError> in(byte[] body) {
        List<ForeignError> found = new ArrayList<>();
        try {
            JsonNode errors = JSON.read(body).path("errors");
            for (int i = 0; i < Math.min(MOST, errors.size()); i++) {
                JsonNode error = errors.path(i);
                found.add(new ForeignError(
                        error.path("code").asText(""), error.path("message").asText("")));
            }
            return found;
        } catch (IOException e) {
            return List.of();
        }
    }

    String words() {
        return code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    }
}

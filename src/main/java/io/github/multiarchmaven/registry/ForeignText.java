package io.github.multiarchmaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a registry says about its errors, made fit for our messages: few, short and without control characters. */
final class ForeignText {

    /** How much of an answer is read, in bytes. */
    static final int READ = 64 * 1024;

    private static final int LONGEST = 200;
    private static final int MOST = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ForeignText() {}

    /** As in {@code {"errors":[{"code":"DENIED","message":"…"}]}} (OCI distribution specification, "Error Codes"). */
    static List<String> errors(byte[] body) {
        List<String> texts = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode errors = root == null ? JSON.nullNode() : root.path("errors");
            for (int i = 0; i < Math.min(MOST, errors.size()); i++) {
                JsonNode error = errors.path(i);
                String code = error.path("code").asText("");
                String message = error.path("message").asText("");
                String text = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
                if (!text.isBlank()) {
                    texts.add(shortened(text));
                }
            }
            return texts;
        } catch (IOException e) {
            return List.of();
        }
    }

    static String shortened(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
    }
}

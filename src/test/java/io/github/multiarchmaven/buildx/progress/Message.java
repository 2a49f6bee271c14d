package io.github.multiarchmaven.buildx.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;

/** One hand-made progress message in the two shapes in which buildx writes them. */
final class Message {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ObjectNode json = MAPPER.createObjectNode();

    static Message empty() {
        return new Message();
    }

    static Message started(String digest, String name, int second, String... inputs) {
        return empty().vertex(digest, name, inputs).at("started", second);
    }

    static Message completed(String digest, String name, int from, int until, String... inputs) {
        return started(digest, name, from, inputs).at("completed", until);
    }

    static Message failed(String digest, String name, String error) {
        Message message = completed(digest, name, 0, 1);
        message.lastVertex().put("error", error);
        return message;
    }

    Message vertex(String digest, String name, String... inputs) {
        ObjectNode vertex = json.withArray("vertexes").addObject();
        vertex.put("digest", digest).put("name", name);
        if (inputs.length > 0) {
            Stream.of(inputs).forEach(vertex.putArray("inputs")::add);
        }
        return this;
    }

    Message cached() {
        lastVertex().put("cached", true);
        return this;
    }

    Message log(String digest, String text) {
        return log(digest, 1, text.getBytes(StandardCharsets.UTF_8));
    }

    Message log(String digest, int stream, byte[] data) {
        json.withArray("logs")
                .addObject()
                .put("vertex", digest)
                .put("stream", stream)
                .put("data", Base64.getEncoder().encodeToString(data))
                .put("timestamp", time(0));
        return this;
    }

    ObjectNode json() {
        return json;
    }

    /** As buildx 0.29 writes it. */
    String line() {
        return json.toString();
    }

    /** As buildx 0.13 writes it. */
    Stream<String> lines() {
        return json.toPrettyString().lines();
    }

    private Message at(String field, int second) {
        lastVertex().put(field, time(second));
        return this;
    }

    private ObjectNode lastVertex() {
        JsonNode vertexes = json.get("vertexes");
        return (ObjectNode) vertexes.get(vertexes.size() - 1);
    }

    static Instant moment(int second) {
        return Instant.parse(time(second));
    }

    private static String time(int second) {
        return String.format(Locale.ROOT, "2026-11-23T10:%02d:%02d.5Z", second / 60, second % 60);
    }
}

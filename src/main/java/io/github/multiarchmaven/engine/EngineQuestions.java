package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the engine what it knows of something. The answers are JSON trees: docker-java's types lack what newer engines say,
 * such as the {@code Descriptor} of an image, and hundreds of classes are loaded to read an answer into them.
 */
final class EngineQuestions {

    private static final JsonReader JSON = JsonReader.lenient();

    private final DockerHttpClient transport;

    EngineQuestions(DockerHttpClient transport) {
        this.transport = transport;
    }

    /**
     * What it says to {@code GET}.
     *
     * @param path absolute, without the API's version: the engine takes the newest that it knows
     * @return empty where there is no such thing
     * @throws DockerException with the status and the engine's words, as docker-java has them
     */
    Optional<JsonNode> ask(String path) throws IOException {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path(path)
                .putHeader("Accept", "application/json")
                .build();
        try (DockerHttpClient.Response response = transport.execute(request);
                InputStream body = response.getBody()) {
            int status = response.getStatusCode();
            if (status == 404) {
                return Optional.empty();
            }
            if (status != 200) {
                throw new DockerException(new String(body.readAllBytes(), StandardCharsets.UTF_8), status);
            }
            return Optional.of(JSON.read(body));
        }
    }

    /** Asks for those that pass the filters, in the form of the API's parameter {@code filters}. */
    Optional<JsonNode> ask(String path, Map<String, List<String>> filters) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        filters.forEach((name, values) -> values.forEach(json.withArrayProperty(name)::add));
        return ask(path + "?filters=" + encoded(JsonWriter.text(json)));
    }

    /** A name as a part of a path. */
    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

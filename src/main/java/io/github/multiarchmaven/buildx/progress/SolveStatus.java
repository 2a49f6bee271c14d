package io.github.multiarchmaven.buildx.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * One progress message, as {@code SolveStatus} in BuildKit's {@code client/graph.go} writes it. What is missing or has
 * another shape than expected counts as absent; the transfer states ({@code statuses}) are not read.
 *
 * @param vertexes new states of steps
 * @param logs pieces of their output
 * @param warnings what the frontend complains of
 */
record SolveStatus(List<VertexState> vertexes, List<LogPiece> logs, List<BuildWarning> warnings) {

    private static final int LONGEST_NAME = 4096;
    private static final List<String> FIELDS = List.of("vertexes", "statuses", "logs", "warnings");

    /**
     * @param digest never empty
     * @param inputs digests of the steps that it needs
     * @param error empty if there is none
     */
    record VertexState(
            String digest,
            String name,
            List<String> inputs,
            Optional<Instant> started,
            Optional<Instant> completed,
            boolean cached,
            String error) {}

    /**
     * @param stream 1 or 2, as the file descriptors
     * @param data base64
     */
    record LogPiece(String vertex, int stream, String data) {}

    /** Empty if this is some other JSON. */
    static Optional<SolveStatus> of(JsonNode json) {
        boolean ours = json.isObject() && (json.isEmpty() || FIELDS.stream().anyMatch(json::has));
        if (!ours) {
            return Optional.empty();
        }
        return Optional.of(new SolveStatus(
                each(json.path("vertexes"), SolveStatus::vertex).stream()
                        .filter(vertex -> !vertex.digest().isEmpty())
                        .toList(),
                each(json.path("logs"), SolveStatus::logPiece).stream()
                        .filter(piece -> !piece.vertex().isEmpty())
                        .toList(),
                each(json.path("warnings"), SolveStatus::warning)));
    }

    private static VertexState vertex(JsonNode json) {
        return new VertexState(
                text(json.path("digest")),
                text(json.path("name")),
                each(json.path("inputs"), SolveStatus::text),
                time(json.path("started")),
                time(json.path("completed")),
                json.path("cached").asBoolean(),
                text(json.path("error")));
    }

    private static LogPiece logPiece(JsonNode json) {
        return new LogPiece(
                text(json.path("vertex")),
                json.path("stream").asInt(),
                json.path("data").asText());
    }

    private static BuildWarning warning(JsonNode json) {
        int line = json.path("range").path(0).path("start").path("line").asInt();
        return new BuildWarning(
                decoded(json.path("short")),
                each(json.path("detail"), SolveStatus::decoded),
                Optional.of(text(json.path("url"))).filter(url -> !url.isEmpty()),
                line > 0 ? OptionalInt.of(line) : OptionalInt.empty());
    }

    private static String decoded(JsonNode json) {
        try {
            return shortened(new String(Base64.getDecoder().decode(json.asText()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return text(json);
        }
    }

    private static Optional<Instant> time(JsonNode json) {
        try {
            return json.isTextual() ? Optional.of(Instant.parse(json.asText())) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json) {
        return json.isTextual() ? shortened(json.asText()) : "";
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> reader) {
        return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
    }
}

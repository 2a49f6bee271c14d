package io.github.multiarchmaven.dockerfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import java.util.List;
import java.util.Optional;

/**
 * The frontend that a text asks for. It need not be a Dockerfile, so BuildKit looks in more places than for the other directives
 * ({@code DetectSyntax} in frontend/dockerfile/parser/directives.go): behind a first line {@code #!}, in {@code # syntax=},
 * then in {@code // syntax=}, then in the field {@code syntax} of a JSON object.
 */
final class WantedSyntax {

    private static final JsonReader JSON = JsonReader.whole();

    private WantedSyntax() {}

    static Optional<String> of(List<String> lines) {
        List<String> rest = lines.get(0).startsWith("#!") ? lines.subList(1, lines.size()) : lines;
        return atTheTopOf(rest, "#")
                .or(() -> atTheTopOf(rest, "//"))
                .or(() -> ofObject(String.join("\n", rest)))
                .map(value -> value.split("\\s", 2)[0]);
    }

    /** The first of several counts. */
    private static Optional<String> atTheTopOf(List<String> lines, String mark) {
        return Directive.atTheTopOf(lines, mark).stream()
                .filter(directive -> directive.name().equals("syntax"))
                .map(Directive::value)
                .findFirst();
    }

    private static Optional<String> ofObject(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.read(text).path("syntax"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

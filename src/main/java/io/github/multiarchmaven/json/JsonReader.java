package io.github.multiarchmaven.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads documents as trees. Those that are deeper than the parser's limit, 1000 levels unless it is said otherwise, are refused as
 * those are that are not JSON: by a {@link JsonProcessingException}.
 */
public final class JsonReader {

    private static final JsonFactory USUAL = new JsonFactory();

    private final JsonFactory factory;
    private final Extent extent;

    private JsonReader(JsonFactory factory, Extent extent) {
        this.factory = factory;
        this.extent = extent;
    }

    /**
     * Reads the first value and does not look at what follows it. Nothing at all is a {@link MissingNode}; of fields with the same
     * name the last one counts.
     */
    public static JsonReader lenient() {
        return new JsonReader(USUAL, Extent.FIRST_VALUE);
    }

    /** Reads a document that is one value, as Go's {@code json.Unmarshal} does: of fields with the same name the last one counts. */
    public static JsonReader whole() {
        return new JsonReader(USUAL, Extent.ONE_VALUE);
    }

    /** Reads a document that means one thing: one value, and no field twice. */
    public static JsonReader strict() {
        return new JsonReader(
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                Extent.ONE_VALUE);
    }

    /**
     * Reads as {@link #lenient()} does what must not come out: no exception knows the document.
     *
     * @param deepest how many levels it may have
     */
    public static JsonReader discreet(int deepest) {
        return new JsonReader(
                JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(deepest)
                                .build())
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build(),
                Extent.FIRST_VALUE);
    }

    /**
     * The tree of a text.
     *
     * @throws JsonProcessingException if it is not JSON of the wanted kind
     */
    public JsonNode read(String text) throws JsonProcessingException {
        try (JsonParser parser = factory.createParser(text)) {
            return extent.read(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a text is always readable", e);
        }
    }

    /**
     * The tree of a document in UTF-8, or in UTF-16 or UTF-32 where it looks like that.
     *
     * @throws JsonProcessingException if it is not JSON of the wanted kind
     * @throws IOException if its characters cannot be decoded
     */
    public JsonNode read(byte[] content) throws IOException {
        try (JsonParser parser = factory.createParser(content)) {
            return extent.read(parser);
        }
    }

    /** The same of a stream, which is closed. */
    public JsonNode read(InputStream content) throws IOException {
        try (JsonParser parser = factory.createParser(content)) {
            return extent.read(parser);
        }
    }

    /** How much of a document is looked at. */
    private enum Extent {
        FIRST_VALUE {
            @Override
            JsonNode read(JsonParser parser) throws IOException {
                return parser.nextToken() == null ? JsonNodeFactory.instance.missingNode() : JsonTree.at(parser);
            }
        },
        ONE_VALUE {
            @Override
            JsonNode read(JsonParser parser) throws IOException {
                if (parser.nextToken() == null) {
                    throw new JsonParseException(parser, "there is nothing in it");
                }
                JsonNode tree = JsonTree.at(parser);
                if (parser.nextToken() != null) {
                    throw new JsonParseException(parser, "something follows its end");
                }
                return tree;
            }
        };

        abstract JsonNode read(JsonParser parser) throws IOException;
    }
}

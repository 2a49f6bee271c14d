package io.github.multiarchmaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson's mapper is the oracle. */
class JsonReaderTest {

    private static final JsonMapper LENIENT = new JsonMapper();
    private static final JsonMapper WHOLE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Stream<String> documents() {
        Stream<String> small = Stream.of(
                "",
                "  \n",
                "null",
                "true",
                "[false, null, true]",
                "0",
                "-1",
                "2147483647",
                "2147483648",
                "-9223372036854775808",
                "9223372036854775808",
                "123456789012345678901234567890",
                "1.5",
                "-0.0",
                "1e400",
                "1E-3",
                "0.1000000000000000055511151231257827",
                "1" + "0".repeat(1100),
                "1." + "0".repeat(1100),
                "NaN",
                "01",
                "+1",
                ".5",
                "\"\"",
                "\"a\\u0000\\n\\\"\\\\\\/ü€😀\\ud83d\\ude00\"",
                "\"\\ud800\"",
                "\"a\nb\"",
                "'a'",
                "{}",
                "[]",
                "{\"b\":1,\"a\":{\"c\":[1,[2,{}]]},\"\":null}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1} x",
                "1 2",
                "null null",
                "{\"a\":1",
                "{\"a\"",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "]",
                "}",
                "{a:1}",
                "/* c */ 1",
                "\uFEFF{}",
                "tru");
        return Stream.concat(small, Stream.of(999, 1000, 1001, 10_000).flatMap(JsonReaderTest::nested));
    }

    private static Stream<String> nested(int levels) {
        return Stream.of("[".repeat(levels) + "]".repeat(levels), "{\"a\":".repeat(levels) + "1" + "}".repeat(levels));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void lenientlyAsTheUsualMapper(String document) {
        assertSame(document, JsonReader.lenient(), LENIENT);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void wholeDocumentsAsAMapperThatWantsThem(String document) {
        if (!document.isBlank()) {
            assertSame(document, JsonReader.whole(), WHOLE);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void strictlyAsAStrictMapper(String document) {
        if (!document.isBlank()) {
            assertSame(document, JsonReader.strict(), STRICT);
        }
    }

    /** The same tree, nodes' kinds and fields' order included, or the same failure. */
    private static void assertSame(String document, JsonReader reader, JsonMapper mapper) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        assertThat(outcome(() -> reader.read(document))).isEqualTo(outcome(() -> mapper.readTree(document)));
        assertThat(outcome(() -> reader.read(bytes))).isEqualTo(outcome(() -> mapper.readTree(bytes)));
        assertThat(outcome(() -> reader.read(new ByteArrayInputStream(bytes))))
                .isEqualTo(outcome(() -> mapper.readTree(new ByteArrayInputStream(bytes))));
    }

    private static Object outcome(Reading reading) {
        try {
            JsonNode tree = reading.read();
            return List.of(tree, tree.toString());
        } catch (JsonProcessingException e) {
            return e.getOriginalMessage().startsWith("Trailing token")
                    ? "something follows its end"
                    : e.getOriginalMessage();
        } catch (IOException e) {
            return e.getClass();
        }
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    @Test
    void nothingIsNoDocumentWhereOneIsWanted() {
        assertThat(catchThrowable(() -> JsonReader.strict().read(""))).hasMessageContaining("there is nothing in it");
        assertThat(catchThrowable(() -> JsonReader.whole().read(" "))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void bytesThatAreNoCharactersAreRefused() throws IOException {
        byte[] bytes = {'"', (byte) 0xC3, '"'};

        assertThat(outcome(() -> JsonReader.lenient().read(bytes))).isEqualTo(outcome(() -> LENIENT.readTree(bytes)));
        assertThat(JsonReader.lenient().read("[1]".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(LENIENT.readTree("[1]"));
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> JsonReader.lenient().read("[".repeat(10_000)))
                .withMessageContaining("1000");
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> JsonReader.discreet(3).read("[[[[]]]]"))
                .withMessageContaining("(3,");
    }

    @Test
    void discreetlyWithoutTheDocumentInTheLocation() throws IOException {
        assertThat(JsonReader.discreet(3).read("")).isEqualTo(LENIENT.missingNode());
        assertThat(catchThrowable(
                        () -> JsonReader.discreet(3).read("{\"password\":}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageNotContaining("password");
    }

    @Test
    void streamsAreClosed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        JsonReader.lenient().read(new ByteArrayInputStream("1".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        });

        assertThat(closed).isTrue();
    }
}

package io.github.multiarchmaven.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jackson's mapper is the oracle. */
class JsonWriterTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Stream<JsonNode> trees() {
        return Stream.concat(
                Stream.of(numbers()),
                JsonReaderTest.documents().flatMap(JsonWriterTest::tree).filter(tree -> !tree.isMissingNode()));
    }

    private static JsonNode numbers() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("float", 0.1f)
                .put("double", 1e21)
                .put("short", (short) 7)
                .put("infinite", Double.POSITIVE_INFINITY)
                .put("nan", Double.NaN)
                .put("decimal", new BigDecimal("1E+5"));
        return tree;
    }

    private static Stream<JsonNode> tree(String document) {
        try {
            return Stream.of(MAPPER.readTree(document));
        } catch (JsonProcessingException e) {
            return Stream.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void textsAreThoseOfTheMapper(JsonNode tree) {
        assertThat(JsonWriter.text(tree)).isEqualTo(tree.toString());
        assertThat(JsonWriter.pretty(tree)).isEqualTo(tree.toPrettyString().replace("\r\n", "\n") + "\n");
    }

    @ParameterizedTest
    @MethodSource("trees")
    void bytesAreThoseOfTheMapper(JsonNode tree) throws JsonProcessingException {
        assertThat(JsonWriter.compact(tree)).isEqualTo(MAPPER.writeValueAsBytes(tree));
    }

    @Test
    void whatIsMissingCannotBeWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.text(MissingNode.getInstance()));
    }
}

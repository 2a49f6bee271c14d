package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void fieldsAreReadAsTheyAreWritten() {
        List<String> fields = List.of("a=b", "", "with, comma", "with \"quotes\"", "two\nlines", "=", "");
        String line = new CsvLine(fields).toString();
        assertThat(line).isEqualTo("a=b,,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\",=,");
        assertThat(CsvLine.of(line)).contains(new CsvLine(fields));
        assertThat(CsvLine.of("")).contains(new CsvLine(List.of("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "a\"b\"", "\"a\"b", "a,\"b", "a,\"b\" ,c", "\"a\"\",b"})
    void wrongQuotationIsNoLine(String text) {
        assertThat(CsvLine.of(text)).isEmpty();
    }
}

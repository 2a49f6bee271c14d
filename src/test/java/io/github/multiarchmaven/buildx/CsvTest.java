package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "plain | dest=plain",
                "with space | dest=with space",
                "a,b | \"dest=a,b\"",
                "say \"x\" | \"dest=say \"\"x\"\"\"",
                "'a' | dest='a'",
                "a=b | dest=a=b",
                "C:\\out | dest=C:\\out",
                "`a\nb` | `\"dest=a\nb\"`",
                "`a\rb` | `\"dest=a\rb\"`",
                "`` | dest=",
            })
    void aFieldIsQuotedOnlyWhereItMustBe(String value, String field) {
        assertThat(Csv.field("dest", value)).isEqualTo(field);
    }
}

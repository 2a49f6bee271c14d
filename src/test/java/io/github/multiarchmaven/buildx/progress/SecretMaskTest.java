package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {

    @Test
    void hidesEveryOccurrenceTheLongestFirst() {
        assertThat(SecretMask.of(List.of("word", "wordlong")).apply("wordlong word x"))
                .isEqualTo("*** *** x");
    }

    @Test
    void hidesEachLineOfAValueAndItsQuotedForm() {
        SecretMask mask = SecretMask.of(List.of("first line\nsecond \"line\"\n\n"));

        assertThat(mask.apply("a first line")).isEqualTo("a ***");
        assertThat(mask.apply("b second \"line\"")).isEqualTo("b ***");
        assertThat(mask.apply("process \"c second \\\"line\\\"\"")).isEqualTo("process \"c ***\"");
    }

    @Test
    void hidesWhatGoEscapesInJson() {
        SecretMask mask = SecretMask.of(List.of("a<b&c>d\"e\u2028f\tg"));

        assertThat(mask.apply("{\"name\":\"RUN a\\u003cb\\u0026c\\u003ed\\\"e\\u2028f\\tg\"}"))
                .isEqualTo("{\"name\":\"RUN ***\"}");
        assertThat(mask.apply("\"process \\\"a\\u003cb\\u0026c\\u003ed\\\\\\\"e\\u2028f\\tg\\\"\""))
                .isEqualTo("\"process \\\"***\\\"\"");
    }

    @Test
    void leavesValuesThatAreTooShortToBeSecret() {
        assertThat(SecretMask.of(List.of("1", "", "abc")).apply("exit code: 1 abc"))
                .isEqualTo("exit code: 1 abc");
    }
}

package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnprintedValuesTest {

    @Test
    void isAMapLikeAnyOtherButForItsText() {
        Map<String, String> source = new LinkedHashMap<>();
        source.put("Z", "pl3ase-hide-me");
        source.put("A", "");
        UnprintedValues values = UnprintedValues.of(source);
        assertThat(values).isEqualTo(source).hasSameHashCodeAs(source).containsEntry("Z", "pl3ase-hide-me");
        assertThat(values.keySet()).containsExactly("Z", "A");
        assertThat(values.toString()).isEqualTo("{Z=***, A=***}");
        assertThat(UnprintedValues.of(Map.of()).toString()).isEqualTo("{}");
    }

    @Test
    void neverChanges() {
        Map<String, String> source = new LinkedHashMap<>(Map.of("A", "1"));
        UnprintedValues values = UnprintedValues.of(source);
        source.put("B", "2");
        assertThat(values).containsOnlyKeys("A");
        assertThat(UnprintedValues.of(values)).isSameAs(values);
        assertThatThrownBy(() -> values.put("A", "2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.remove("A")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.entrySet().iterator().next().setValue("2"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMissingValueIsADefectOfTheCaller() {
        assertThatThrownBy(() -> UnprintedValues.of(Collections.singletonMap("A", null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("A");
    }
}

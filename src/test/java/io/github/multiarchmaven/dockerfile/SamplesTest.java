package io.github.multiarchmaven.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reader makes of the samples; {@code BuildKitComparison} asks BuildKit. */
class SamplesTest {

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAsItSays(Sample sample) {
        if (sample.says("refused") || sample.says("refused by us")) {
            assertThatThrownBy(sample::facts).isInstanceOf(ProblemException.class);
        } else {
            assertThat(Sample.shown(sample.facts())).isEqualTo(sample.expected());
        }
    }

    @Test
    void thereAreManyAndMostAreCertain() {
        assertThat(samples()).hasSizeGreaterThan(150);
        assertThat(samples())
                .filteredOn(sample -> sample.expected().stream().anyMatch(execution -> execution.endsWith("?")))
                .hasSizeLessThan(15);
    }
}

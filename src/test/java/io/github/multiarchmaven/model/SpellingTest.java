package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void theNearestComesFirstAndEquallyNearOnesKeepTheirOrder() {
        assertThat(Spelling.nearestFirst("bulid", List.of("test", "build", "bulk", "rest")))
                .containsExactly("build", "bulk", "test", "rest");
    }

    @Test
    void twoNeighboursInTheWrongOrderAreTheLeastOfSlips() {
        int oneLetter = Spelling.distance("ab", "ac");
        assertThat(Spelling.distance("ab", "ba")).isPositive().isLessThan(oneLetter);
        assertThat(Spelling.distance("abcd", "badc")).as("two of them").isGreaterThan(oneLetter);
        assertThat(Spelling.distance("", "abc"))
                .isEqualTo(Spelling.distance("abc", ""))
                .isEqualTo(3 * oneLetter);
        assertThat(Spelling.distance("arm64", "arm64")).isZero();
    }

    @Test
    void knownPlatformsAreFoundByIt() {
        assertThat(KnownPlatforms.nearestTo("linux/rscv64")).isEqualTo(Platform.of("linux/riscv64"));
    }
}

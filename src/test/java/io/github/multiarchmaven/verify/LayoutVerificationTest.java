package io.github.multiarchmaven.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Inventory.Child;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutVerificationTest {

    private static final Digest ANY = digest("any");

    private static Digest digest(String content) {
        return Digest.ofContent(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Child child(String declared, String configured) {
        return new Child(Platform.of(declared), Platform.of(configured), digest(declared), ANY, 1);
    }

    private static List<Platform> platforms(String... names) {
        return Stream.of(names).map(Platform::of).toList();
    }

    private static VerificationReport check(List<Platform> promised, Child... children) {
        return LayoutVerification.check(promised, new Inventory(ANY, List.of(children), List.of(ANY)));
    }

    @Test
    void aKeptPromiseHasNoProblemWhateverTheOrder() {
        VerificationReport report = check(
                platforms("linux/amd64", "linux/arm/v7"),
                child("linux/arm/v7", "linux/arm/v7"),
                child("linux/amd64", "linux/amd64"));
        assertThat(report.problems()).isEmpty();
        assertThatCode(report::orThrow).doesNotThrowAnyException();
    }

    @Test
    void everyDifferenceIsAProblem() {
        VerificationReport report = check(
                platforms("linux/amd64", "linux/arm64", "linux/s390x"),
                child("linux/amd64", "linux/amd64"),
                child("linux/amd64", "linux/amd64"),
                child("linux/arm64", "linux/amd64"),
                child("linux/386", "linux/386"));
        assertThat(report.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ProblemCode.RESULT_PLATFORM_MISSING,
                        ProblemCode.RESULT_PLATFORM_UNREQUESTED,
                        ProblemCode.RESULT_PLATFORM_TWICE,
                        ProblemCode.RESULT_PLATFORM_WRONG);
        assertThatThrownBy(report::orThrow)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("4 problems")
                .hasMessageContaining("linux/s390x")
                .hasMessageContaining("linux/386")
                .hasMessageContaining(digest("linux/amd64").value());
    }

    @Test
    void attestationsAreNoPlatforms() {
        assertThat(check(platforms("linux/amd64"), child("linux/amd64", "linux/amd64"))
                        .problems())
                .isEmpty();
    }

    @Test
    void anEmptyListKeepsNoPromise() {
        assertThat(check(platforms("linux/amd64")).problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.RESULT_PLATFORM_MISSING);
    }

    @Test
    void anotherVariantIsAnotherPlatform() {
        assertThat(check(platforms("linux/arm/v7"), child("linux/arm/v6", "linux/arm/v6"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.RESULT_PLATFORM_MISSING, ProblemCode.RESULT_PLATFORM_UNREQUESTED);
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm/v7, linux/arm/v5, true",
        "linux/arm/v7, linux/arm/v6, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/arm/v5, linux/arm/v7, false",
        "linux/amd64/v3, linux/amd64, true",
        "linux/amd64, linux/amd64/v3, false",
        "linux/arm64, linux/arm64/v8, true",
        "linux/arm64, linux/arm/v7, false",
        "linux/amd64, windows/amd64, false",
    })
    void anImageMayBeForLessThanItsPlatformAndNotForMore(String declared, String configured, boolean right) {
        List<Problem> problems =
                check(platforms(declared), child(declared, configured)).problems();
        if (right) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.RESULT_PLATFORM_WRONG);
                assertThat(problem.what()).contains(declared).contains(configured);
            });
        }
    }
}

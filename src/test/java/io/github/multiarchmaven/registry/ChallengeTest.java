package io.github.multiarchmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    private static final String ALPHABET = "Bearer realm=\"\\, \t=\u0000\u00ffİbasic:/;é";

    @Test
    void readsWhatRegistriesSend() {
        assertThat(
                        read(
                                "Bearer realm=\"https://auth.example.com/token\",service=\"a b\",scope=\"repository:a:pull,push\""))
                .containsExactly(new Challenge(
                        "bearer",
                        Map.of(
                                "realm", "https://auth.example.com/token",
                                "service", "a b",
                                "scope", "repository:a:pull,push")));
    }

    @Test
    void readsAnyOrderAndCaseAndValuesWithoutQuotationMarks() {
        assertThat(read("bEARER  Service = x , REALM=https://auth.example.com/t?a=b"))
                .containsExactly(
                        new Challenge("bearer", Map.of("service", "x", "realm", "https://auth.example.com/t?a=b")));
    }

    @Test
    void readsSeveralChallengesOfOneHeader() {
        assertThat(read("Negotiate, Basic realm=\"x, y=z\", Bearer realm=\"r\",,service=s"))
                .containsExactly(
                        new Challenge("negotiate", Map.of()),
                        new Challenge("basic", Map.of("realm", "x, y=z")),
                        new Challenge("bearer", Map.of("realm", "r", "service", "s")));
    }

    @Test
    void readsSeveralHeaders() {
        assertThat(Challenge.in(List.of("Basic realm=a", "Bearer realm=b")))
                .extracting(Challenge::scheme)
                .containsExactly("basic", "bearer");
    }

    @Test
    void undoesBackslashesInQuotationMarks() {
        assertThat(read("Basic realm=\"a\\\"b\\\\c\""))
                .containsExactly(new Challenge("basic", Map.of("realm", "a\"b\\c")));
    }

    @Test
    void theFirstOfTwoParametersOfOneNameCounts() {
        assertThat(read("Bearer realm=a, realm=b")).containsExactly(new Challenge("bearer", Map.of("realm", "a")));
    }

    @Test
    void anEmptyParameterIsNone() {
        assertThat(new Challenge("bearer", Map.of("realm", "")).parameter("realm"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",,,", "=", "\"", "\"Bearer realm=x", "   "})
    void readsNothingWhereThereIsNothing(String header) {
        assertThat(read(header))
                .allSatisfy(challenge -> assertThat(challenge.parameters()).doesNotContainKey("service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer realm", "Bearer realm=", "Bearer realm=\"x", "Bearer realm=\"x\\"})
    void survivesAnEndInTheMiddle(String header) {
        assertThat(read(header)).isNotEmpty().first().matches(challenge -> challenge.is("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void survivesAnything(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder header = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                header.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String text = header.toString();
            assertThat(read(text))
                    .as(text)
                    .allSatisfy(challenge -> assertThat(challenge.scheme()).isNotEmpty());
            Scope.together(Set.of(Scope.pull("a")), text);
        }
    }

    @Test
    void scopesOfAChallengeAreAddedToOursWhereOursDoNotCoverThem() {
        assertThat(Scope.together(
                        Set.of(Scope.push("acme/app")),
                        "repository:acme/app:pull repository:h:5000/base:pull registry:catalog:* x: :y z"))
                .extracting(Scope::toString)
                .containsExactly("registry:catalog:*", "repository:acme/app:pull,push", "repository:h:5000/base:pull");
    }

    private static List<Challenge> read(String header) {
        return Challenge.in(List.of(header));
    }
}

package io.github.multiarchmaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any header of a registry is read, and none takes from what we ask for. */
class ChallengeFuzzTest {

    static Stream<byte[]> headers() {
        return Stream.of(
                        "Bearer realm=\"https://auth.example.com/t?a=b\",service=\"x\",scope=\"repository:a:pull,push\"",
                        "Negotiate, Basic realm=\"x, y=z\", Bearer realm=\"r\",,service=s",
                        "Basic realm=\"a\\\"b\\\\c",
                        "repository:h:5000/base:pull registry:catalog:* x: :y z")
                .map(header -> header.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("headers")
    @FuzzTest
    void isRead(byte[] input) {
        String header = new String(input, StandardCharsets.UTF_8);
        assertThat(Challenge.in(List.of(header)))
                .allMatch(challenge -> !challenge.scheme().isEmpty());
        assertThat(Scope.together(Set.of(Scope.push("acme/app")), header))
                .anyMatch(scope -> scope.toString().startsWith("repository:acme/app:")
                        && scope.toString().contains("push"));
    }
}

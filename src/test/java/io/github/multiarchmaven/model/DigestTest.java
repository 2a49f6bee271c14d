package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void isTheHashOfTheContent() {
        assertThat(Digest.ofContent(new byte[0])).hasToString("sha256:" + EMPTY);
        assertThat(Digest.ofContent(new byte[0]).hex()).isEqualTo(EMPTY);
        assertThat(Digest.ofContent(new byte[0]).shortForm()).isEqualTo("e3b0c44298fc");
        assertThat(Digest.of(Digest.newSha256().digest("a".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Digest.ofContent("a".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(Digest.ofContent(new byte[0]));
    }

    @Test
    void digestsAreOrderedByTheirText() {
        assertThat(new Digest("sha256:" + "0".repeat(64))).isLessThan(new Digest("sha256:" + "f".repeat(64)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                EMPTY,
                "sha256:" + EMPTY + "0",
                "sha256:" + EMPTY + "\n",
                " sha256:" + EMPTY,
                "SHA256:" + EMPTY,
                "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "sha512:" + EMPTY + EMPTY,
                "sha256:../../../../../../../../../../../../../../../../../../../../../../etc",
            })
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> new Digest(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sha256:<64 hex digits>");
    }
}

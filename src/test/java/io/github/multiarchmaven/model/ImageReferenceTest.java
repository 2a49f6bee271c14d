package io.github.multiarchmaven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "app, docker.io, library/app, app",
        "acme/app, docker.io, acme/app, acme/app",
        "docker.io/app, docker.io, library/app, app",
        "docker.io/a.b/app, docker.io, a.b/app, docker.io/a.b/app",
        "docker.io/localhost/app, docker.io, localhost/app, docker.io/localhost/app",
        "index.docker.io/acme/app, docker.io, acme/app, acme/app",
        "library/app, docker.io, library/app, app",
        "localhost/app, localhost, app, localhost/app",
        "localhost:5000/app, localhost:5000, app, localhost:5000/app",
        "registry.example.com/acme/team/app, registry.example.com, acme/team/app, registry.example.com/acme/team/app",
        "Registry.Example.com/app, Registry.Example.com, app, Registry.Example.com/app",
        "[::1]:5000/app, [::1]:5000, app, [::1]:5000/app",
        "a__b/c---d/e.f_g, docker.io, a__b/c---d/e.f_g, a__b/c---d/e.f_g",
        "10.0.0.255:65535/app, 10.0.0.255:65535, app, 10.0.0.255:65535/app",
        "[fd00::7]/app, [fd00::7], app, [fd00::7]/app",
        "registry.3com/app, registry.3com, app, registry.3com/app",
        "registry.example.com, docker.io, library/registry.example.com, registry.example.com",
        "'  acme/app ', docker.io, acme/app, acme/app",
    })
    void aNameIsRegistryAndRepository(String text, String registry, String repository, String familiar) {
        ImageReference reference = ImageReference.of(text);
        assertThat(reference.registry()).isEqualTo(registry);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.tag()).isEmpty();
        assertThat(reference.digest()).isEmpty();
        assertThat(reference).hasToString(familiar);
        assertThat(reference.familiarName()).isEqualTo(familiar);
        assertThat(ImageReference.of(reference.canonical())).isEqualTo(reference);
        assertThat(ImageReference.of(familiar)).isEqualTo(reference);
    }

    @Test
    void tagAndDigestAreKeptAsTheyStand() {
        ImageReference reference = ImageReference.of("localhost:5000/acme/app:1.0-SNAPSHOT@" + DIGEST);
        assertThat(reference.tag()).contains("1.0-SNAPSHOT");
        assertThat(reference.digest()).contains(new Digest(DIGEST));
        assertThat(reference).hasToString("localhost:5000/acme/app:1.0-SNAPSHOT@" + DIGEST);
        assertThat(reference.lastSegment()).isEqualTo("app");
        assertThat(reference.withTag("2"))
                .isEqualTo(ImageReference.of("localhost:5000/acme/app:2"))
                .extracting(ImageReference::digest)
                .isEqualTo(Optional.empty());
        assertThat(ImageReference.of("app:1").canonical()).isEqualTo("docker.io/library/app:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "/app",
                "app/",
                "a//b",
                "Acme/app",
                "acme/App",
                "acme app",
                "app:",
                "app:-1",
                "app@",
                "app@sha256:12",
                "app@sha256:" + "AB",
                "app:1:2",
                "-app",
                "app-",
                "a___b",
                "a..b",
                "a._b",
                "acme/app:1/x",
                "a..b.example/app",
                "-a.example/app",
                "a_b.example/app",
                "localhost:/app",
                "localhost:999999/app",
                "localhost:65536/app",
                "127.0.0.1:99999/foo",
                "localhost:0/app",
                "1.2/app",
                "1.2.3.256/app",
                "1.2.3.4.5/app",
                "registry.7/app",
                "127.1:5000/app",
                "[:::]:5000/app",
                "[1]/app",
                "https://registry.example.com/app",
                "${image}",
                "app\u0130",
                "app\napp",
            })
    void everythingElseIsRefusedWithTheForm(String text) {
        assertThatThrownBy(() -> ImageReference.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .containsAnyOf(ImageReference.GRAMMAR, "is not a digest of the form sha256:<64 hex digits>"));
    }

    @Test
    void aNameHasAtMost255Characters() {
        assertThat(ImageReference.of("a".repeat(255)).familiarName()).hasSize(255);
        assertThat(ImageReference.of("a" + "-a".repeat(127) + ":" + "t".repeat(128) + "@" + DIGEST)
                        .familiarName())
                .hasSize(255);
        assertThatThrownBy(() -> ImageReference.of("a".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-a", "/a", "a.", ":", ":a", "@", "a/", "_", "[:", "\n"})
    void noTextIsTooLongToBeRefused(String part) {
        for (String text : new String[] {
            part.repeat(40_000), "a" + part.repeat(40_000), "a" + part.repeat(120), "a.b/" + part.repeat(40_000) + "!"
        }) {
            try {
                assertThat(ImageReference.of(text).familiarName()).hasSizeLessThanOrEqualTo(255);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage())
                        .as("the message shows no more than its beginning")
                        .hasSizeLessThan(800);
            }
        }
    }

    @Test
    void whateverIsAcceptedIsReadBackFromItsOwnText() {
        Random random = new Random(20261123);
        String letters = "aA0.-_/:@[]l";
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(1 + random.nextInt(12), 0, letters.length()).forEach(i -> text.append(letters.charAt(i)));
            ImageReference reference;
            try {
                reference = ImageReference.of(text.toString());
            } catch (IllegalArgumentException e) {
                continue;
            }
            accepted++;
            assertThat(ImageReference.of(reference.toString())).as("%s", text).isEqualTo(reference);
            assertThat(ImageReference.of(reference.canonical())).as("%s", text).isEqualTo(reference);
        }
        assertThat(accepted).isBetween(100, 19_000);
    }

    @Test
    void aTagHasItsOwnRule() {
        assertThat(ImageReference.isTag("1.0-SNAPSHOT")).isTrue();
        assertThat(ImageReference.isTag("_")).isTrue();
        assertThat(ImageReference.isTag("t".repeat(128))).isTrue();
        assertThat(ImageReference.isTag("t".repeat(129))).isFalse();
        assertThat(ImageReference.isTag("")).isFalse();
        assertThat(ImageReference.isTag("1.0+build.7")).isFalse();
        assertThat(ImageReference.isTag(".1")).isFalse();
        assertThat(ImageReference.isTag("1\n")).isFalse();
    }
}

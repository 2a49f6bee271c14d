package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryNameTest {

    @ParameterizedTest
    @CsvSource({
        "ghcr.io,                      ghcr.io",
        "https://ghcr.io,              ghcr.io",
        "http://localhost:5000/,       localhost:5000",
        "https://ghcr.io/v1/,          ghcr.io",
        "HTTPS://GHCR.IO/V2,           ghcr.io",
        "[::1]:5000,                   [::1]:5000",
        "https://index.docker.io/v1/,  docker.io",
        "registry-1.docker.io,         docker.io",
        "ghcr.io/acme,                 ghcr.io/acme",
        "https://ghcr.io/v1/acme,      https://ghcr.io/v1/acme",
        "https://,                     ''",
    })
    void isTheHostWithoutDecoration(String key, String plain) {
        assertThat(RegistryName.plain(key)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.com, true",
        "localhost,            true",
        "nexus:8082,           true",
        "docker.io,            true",
        "https://ghcr.io/v2/,  true",
        "central,              false",
        "ossrh,                false",
        "acme releases,        false",
        "ghcr.io/acme,         false",
        "'',                   false",
    })
    void isARegistryIfAnImageCouldBeginWithIt(String id, boolean registry) {
        assertThat(RegistryName.isRegistry(id)).isEqualTo(registry);
    }
}

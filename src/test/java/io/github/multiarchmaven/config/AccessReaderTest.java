package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessReaderTest {

    @TempDir
    Path folder;

    private static RegistrySpec read(Optional<Path> certificates, String... insecure) {
        return AccessReader.read(Arrays.asList(insecure), certificates, List.of(), List.of());
    }

    @Test
    void placesAreHostsWithOrWithoutAPort() {
        assertThat(read(Optional.empty(), " registry.example.com:5000 ", "tokens", "[fd00::1]:80", "10.0.0.7")
                        .insecure())
                .containsExactlyInAnyOrder("registry.example.com:5000", "tokens", "[fd00::1]:80", "10.0.0.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://registry.example.com", "registry.example.com/", "a b", "", "a:99999", "*.example.com"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> read(Optional.empty(), "fine.example.com", text))
                .hasMessageContaining("<insecureRegistries> holds \"" + text + "\"")
                .hasMessageContaining("#setting-invalid");
    }

    @Test
    void aFileThatCannotServeIsRefusedTogetherWithTheRest() throws IOException {
        Path missing = folder.resolve("ca.pem");

        assertThat(catchThrowableOfType(ProblemException.class, () -> read(Optional.of(missing), "a b"))
                        .problems())
                .hasSize(2);
        assertThatThrownBy(() -> read(Optional.of(missing)))
                .hasMessageContaining("<registryCertificates> is " + missing)
                .hasMessageContaining("There is no such file");
        assertThatThrownBy(() -> read(Optional.of(folder))).hasMessageContaining("It is not a file");
        assertThatThrownBy(() -> read(Optional.of(Files.createFile(missing)))).hasMessageContaining("It is empty");
    }
}

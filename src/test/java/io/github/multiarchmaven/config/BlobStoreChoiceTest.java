package io.github.multiarchmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreChoiceTest {

    private static final Path BASE = Path.of("/project");

    private static BlobStoreChoice read(Optional<String> folder, String size) {
        return BlobStoreChoice.read(folder, size, BASE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1k, 1024",
        "500m, 524288000",
        "10g, 10737418240",
        "10G, 10737418240",
        "1GB, 1073741824",
        "2t, 2199023255552",
        "' 10g ', 10737418240"
    })
    void aSizeIsANumberAndItsUnit(String text, long bytes) {
        assertThat(read(Optional.empty(), text)).isEqualTo(new BlobStoreChoice.Usual(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0g", "-1g", "g", "1.5g", "10 g", "ten", "10x", "99999999999t", "1e9", "none"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> read(Optional.of("none"), text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("<blobStoreSize> is \"" + text + "\"")
                .hasMessageContaining("#setting-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", " none ", ""})
    void theStoreCanBeSwitchedOff(String text) {
        assertThat(read(Optional.of(text), "10g")).isEqualTo(new BlobStoreChoice.None());
    }

    @Test
    void aFolderIsTheProjectsOrAbsolute() {
        assertThat(read(Optional.of("target/../blobs"), "1"))
                .isEqualTo(new BlobStoreChoice.In(Path.of("/project/blobs"), 1));
        assertThat(read(Optional.of("/var/cache/blobs"), "1"))
                .isEqualTo(new BlobStoreChoice.In(Path.of("/var/cache/blobs"), 1));
    }
}

package io.github.multiarchmaven.mavens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarComparisonTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 1, 12, 0);

    @TempDir
    Path folder;

    @Test
    void theSameBytesAreNoDifference() throws IOException {
        assertThat(differences(List.of("a", "b"), NOON, List.of("a", "b"), NOON))
                .isEmpty();
    }

    @Test
    void timesContentsAndOrderAreDifferences() throws IOException {
        assertThat(differences(List.of("a"), NOON, List.of("a"), NOON.plusSeconds(2)))
                .singleElement()
                .asString()
                .startsWith("a: ")
                .contains("12:00 / ")
                .endsWith("12:00:02");
        assertThat(differences(List.of("a"), NOON, List.of("b"), NOON))
                .hasSize(2)
                .last()
                .isEqualTo("b: only in the other one");
        assertThat(differences(List.of("a", "b"), NOON, List.of("b", "a"), NOON))
                .containsExactly("order, permissions or packing");
    }

    private List<String> differences(List<String> left, LocalDateTime then, List<String> right, LocalDateTime later)
            throws IOException {
        return new JarComparison(jar("left.jar", left, then), jar("right.jar", right, later)).differences();
    }

    private Path jar(String name, List<String> entries, LocalDateTime time) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                ZipEntry written = new ZipEntry(entry);
                written.setTimeLocal(time);
                zip.putNextEntry(written);
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}

package io.github.multiarchmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.packaging.RuntimeDependencies.Jar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeDependenciesTest {

    private static final Path PAGE = Path.of("docs", "decisions", "0022-runtime-dependencies.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+:[^`]+)` \\| ([^|]+) \\|");
    private static final long MOST_BYTES = 15_000_000;

    @Test
    void eachOneIsJustified() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();

        assertThat(rows)
                .as("%s names what is on the class path", PAGE)
                .extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(
                        RuntimeDependencies.ofThisBuild().names());
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.group(2).strip()).as(row.group(1)).hasSizeGreaterThan(20));
    }

    /** The plugin's own jar is made later, of these classes. */
    @Test
    void allOfItIsFetchedInAMoment() throws IOException {
        assertThat(RuntimeDependencies.ofThisBuild().bytes() + packed(Path.of("target", "classes")))
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void sizesAreThoseOfTheFiles(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a-1.jar"), new byte[17]);
        Jar jar = new Jar("g:a", file);

        assertThat(new RuntimeDependencies(List.of(jar, jar)).bytes()).isEqualTo(34);
        assertThatThrownBy(() -> new Jar("g:b", folder.resolve("b-1.jar")).bytes())
                .hasMessageContaining("b-1.jar");
    }

    @Test
    void packedFilesAreCounted(@TempDir Path folder) throws IOException {
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        Files.write(folder.resolve("A.class"), random);

        assertThat(packed(folder)).isBetween(5000L, 5500L);
    }

    private static long packed(Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return bytes.size();
    }
}

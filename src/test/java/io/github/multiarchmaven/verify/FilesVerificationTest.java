package io.github.multiarchmaven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesVerificationTest {

    private static final List<Platform> TWO =
            Stream.of("linux/amd64", "linux/arm/v7").map(Platform::of).toList();
    private static final List<Platform> ONE = List.of(Platform.of("linux/amd64"));

    private final Path folder;

    FilesVerificationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }

    private Path archive(String... names) throws IOException {
        Path file = folder.resolve("files.tar");
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(name.endsWith("/") ? 0 : 5000);
                tar.putArchiveEntry(entry);
                if (!name.endsWith("/")) {
                    tar.write(new byte[5000]);
                }
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    private static void assertNotProved(List<Problem> problems, String... words) {
        assertThat(problems)
                .hasSize(words.length)
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.OUTPUT_NOT_PROVED));
        for (int i = 0; i < words.length; i++) {
            assertThat(problems.get(i).toString()).contains(words[i]);
        }
    }

    @Test
    void aFolderForEachPlatformPasses() throws IOException {
        file("linux_amd64/bin/app");
        file("linux_arm_v7/bin/app");
        assertThat(FilesVerification.ofFolder(folder, TWO)).isEmpty();
    }

    @Test
    void aFolderThatIsMissingEmptyOrOneTooManyIsTold() throws IOException {
        file("linux_s390x/app");
        Files.createDirectory(folder.resolve("linux_arm_v7"));
        assertNotProved(FilesVerification.ofFolder(folder, TWO), "linux/amd64", "linux/arm/v7", "linux_s390x");
        assertNotProved(FilesVerification.ofFolder(folder.resolve("nowhere"), TWO), "no folder");
    }

    @Test
    void anArchiveWithAFolderForEachPlatformPasses() throws IOException {
        assertThat(FilesVerification.ofArchive(archive("linux_amd64/", "linux_amd64/app", "./linux_arm_v7/app"), TWO))
                .isEmpty();
        assertThat(FilesVerification.ofArchive(archive("app"), ONE)).isEmpty();
    }

    @Test
    void anArchiveWithoutThemIsTold() throws IOException {
        assertNotProved(FilesVerification.ofArchive(archive("linux_amd64/app", "linux_arm_v7/"), TWO), "linux/arm/v7");
        assertNotProved(
                FilesVerification.ofArchive(archive("linux_amd64/app", "linux_arm_v7/app", "more"), TWO), "more");
        assertNotProved(FilesVerification.ofArchive(archive(), ONE), "empty archive");
        assertNotProved(FilesVerification.ofArchive(folder.resolve("nowhere"), ONE), "no file");
    }

    @Test
    void anArchiveThatBreaksOffIsTold() throws IOException {
        Path whole = archive("app", "other");
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {700, 3000, 6000, 8000}) {
            Files.write(whole, Arrays.copyOf(bytes, length));
            assertNotProved(FilesVerification.ofArchive(whole, ONE), "cannot be read to its end");
        }
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 0x5a);
        Files.write(whole, noise);
        assertNotProved(FilesVerification.ofArchive(whole, ONE), "cannot be read to its end");
    }
}

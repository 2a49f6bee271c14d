package io.github.multiarchmaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ContextFolderTest {

    @TempDir
    private Path folder;

    private void write(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }

    private List<String> paths(String ignored) throws IOException, UnclearPatternException {
        return ContextFolder.look(folder, IgnoreRules.read(ignored)).stream()
                .map(ContextEntry::path)
                .sorted()
                .toList();
    }

    @Test
    void everythingIsListedAndFoldersToo() throws IOException, UnclearPatternException {
        write("a/b/c");
        write("d");
        Files.createDirectories(folder.resolve("empty"));

        assertThat(paths("")).containsExactly("a", "a/b", "a/b/c", "d", "empty");
    }

    @Test
    void anIgnoredFolderIsListedForTheSakeOfWhatIsTakenFromIt() throws IOException, UnclearPatternException {
        write("target/classes/x");
        write("target/app.jar");
        write("src/x");

        assertThat(paths("*\n!target/*.jar")).containsExactly("target", "target/app.jar");
        assertThat(paths("**/x")).containsExactly("src", "target", "target/app.jar", "target/classes");
        assertThat(paths("*\n!src/y")).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreKeptAndModesAreTold() throws IOException, UnclearPatternException {
        write("a/program");
        Files.setPosixFilePermissions(folder.resolve("a/program"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(folder.resolve("a"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("a"));
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("/none/there"));
        Path top = Files.createSymbolicLink(folder.resolveSibling("top-" + folder.getFileName()), folder);

        try {
            assertThat(ContextFolder.look(top, IgnoreRules.NONE))
                    .containsExactlyInAnyOrder(
                            new ContextEntry.Folder("a", 040755),
                            new ContextEntry.File(
                                    "a/program", 0100750, folder.toRealPath().resolve("a/program")),
                            new ContextEntry.Link("link", "a"),
                            new ContextEntry.Link("nowhere", "/none/there"));
        } finally {
            Files.delete(top);
        }
    }

    @Test
    void aFolderThatIsNotThereIsNoEmptyOne() {
        assertThatThrownBy(() -> ContextFolder.look(folder.resolve("none"), IgnoreRules.NONE))
                .isInstanceOf(NoSuchFileException.class);
    }
}

package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that only its owner may enter; on Windows, which knows no modes, below the user's own. */
record PrivateFolder(Path path) {

    static PrivateFolder create() throws IOException {
        return new PrivateFolder(Files.createTempDirectory("multiarch-docker-", mode("rwx------")));
    }

    void write(String name, byte[] content) throws IOException {
        Path file = path.resolve(name);
        Files.createFile(file, mode("rw-------"));
        Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Lets a folder appear in this one, if it exists: as a link, or copied where links are not allowed. */
    void show(String name, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createSymbolicLink(path.resolve(name), folder);
        } catch (IOException | UnsupportedOperationException e) {
            copy(folder, path.resolve(name));
        }
    }

    void delete() throws IOException {
        FolderTree.delete(path);
    }

    @SuppressWarnings("EmptyCatch") // there is nobody to be told, or something worse to tell
    void deleteQuietly() {
        try {
            delete();
        } catch (IOException e) {
        }
    }

    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path each : all) {
            Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAttribute<?>[] mode(String mode) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}

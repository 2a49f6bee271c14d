package io.github.multiarchmaven.layout;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is either the old one or the new one, whenever the build is stopped: written aside, then moved. The old
 * file's bytes are never touched, since another layout may share them by a hard link.
 */
record WholeFile(Path path, LayoutProblems problems) {

    static WholeFile of(Path path, LayoutProblems problems) {
        return new WholeFile(path, problems);
    }

    void write(byte[] content) {
        Path aside = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.deleteIfExists(aside);
            Files.write(aside, content);
            move(aside);
        } catch (IOException e) {
            throw problems.notWritten(path, e);
        }
    }

    private void move(Path aside) throws IOException {
        try {
            Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package io.github.multiarchmaven.it;

import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one input of a fuzz test: JUnit's own is the same for all that are made up. */
public record FuzzFolder(Path path) implements AutoCloseable {

    public static FuzzFolder create() throws IOException {
        return new FuzzFolder(Files.createTempDirectory("fuzz"));
    }

    @Override
    public void close() throws IOException {
        FolderTree.delete(path);
    }
}

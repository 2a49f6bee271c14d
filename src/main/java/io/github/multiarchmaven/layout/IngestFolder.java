package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.Path;

/** Where BuildKit's content store writes blobs that are not complete yet; it stays behind, and is no part of a layout. */
record IngestFolder(Path path, LayoutProblems problems) {

    static IngestFolder in(Path layout, LayoutProblems problems) {
        return new IngestFolder(layout.resolve("ingest"), problems);
    }

    void remove() {
        try {
            FolderTree.delete(path);
        } catch (IOException e) {
            throw problems.notWritten(path, e);
        }
    }
}

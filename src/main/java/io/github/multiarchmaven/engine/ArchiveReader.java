package io.github.multiarchmaven.engine;

import java.io.IOException;
import java.io.InputStream;

/** Reads the tar that an engine writes, while it is being written: images are too big to be kept in memory. */
@FunctionalInterface
public interface ArchiveReader {

    /**
     * Reads all of it. The stream need not be closed.
     *
     * @throws IOException if the engine breaks off
     */
    void readFrom(InputStream archive) throws IOException;
}

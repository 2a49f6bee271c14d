package io.github.multiarchmaven.engine;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the tar that an engine is to load, while it is being loaded: images are too big to be kept in memory. */
@FunctionalInterface
public interface ArchiveWriter {

    /**
     * Writes all of it. The stream need not be closed.
     *
     * @throws IOException if it cannot be read where it comes from, or the engine takes no more
     */
    void writeTo(OutputStream archive) throws IOException;
}

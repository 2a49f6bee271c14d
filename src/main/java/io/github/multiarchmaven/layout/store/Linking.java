package io.github.multiarchmaven.layout.store;

import java.io.IOException;
import java.nio.file.Path;

/** How a file gets a second name; a place for tests to say that it cannot have one. */
@FunctionalInterface
interface Linking {

    /**
     * As {@link java.nio.file.Files#createLink}.
     *
     * @param link the new name
     * @param existing the file
     */
    void link(Path link, Path existing) throws IOException;
}

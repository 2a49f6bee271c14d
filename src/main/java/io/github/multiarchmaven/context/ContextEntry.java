package io.github.multiarchmaven.context;

import java.nio.file.Path;

/** Something in a build context. */
public sealed interface ContextEntry {

    /** Relative to the context, with slashes. */
    String path();

    /**
     * A file.
     *
     * @param mode as of {@code stat}; 0 where the system has no such permissions
     * @param source where it is
     */
    record File(String path, int mode, Path source) implements ContextEntry {}

    /**
     * A folder.
     *
     * @param mode as of a file
     */
    record Folder(String path, int mode) implements ContextEntry {}

    /**
     * A symbolic link.
     *
     * @param to as it is written in it
     */
    record Link(String path, String to) implements ContextEntry {}

    /**
     * A pipe, a device or a socket.
     *
     * @param mode as of a file
     */
    record Special(String path, int mode) implements ContextEntry {}
}

package io.github.multiarchmaven.content;

/**
 * One change that a layer makes to the files below it.
 *
 * @param path without a slash at either end; empty for the top folder
 * @param change what becomes of it
 */
record LayerEntry(String path, Change change) {

    /** What a layer does to a path (OCI image specification, layer.md). */
    sealed interface Change {

        /** A folder, whose content stays. */
        record Folder() implements Change {}

        /** A file. */
        record File(FileKind kind, boolean executable) implements Change {}

        /** A symbolic link. */
        record Link(String target) implements Change {}

        /** The same file as that path's. */
        record HardLink(String path) implements Change {}

        /** A device or pipe. */
        record Special() implements Change {}

        /** Nothing, where a layer below may have something. */
        record Removed() implements Change {}

        /** A folder without what layers below have in it. */
        record Emptied() implements Change {}
    }
}

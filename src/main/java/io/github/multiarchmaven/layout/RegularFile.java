package io.github.multiarchmaven.layout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Opens only what is a file itself: a symbolic link could lead out of the layout, a pipe has no end. */
final class RegularFile {

    private RegularFile() {}

    /**
     * Its size in bytes.
     *
     * @throws MalformedException if it is something else than a file
     */
    static long size(Path path) throws IOException, MalformedException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new MalformedException(
                    attributes.isSymbolicLink() ? "it is a symbolic link, not a file" : "it is not a file");
        }
        return attributes.size();
    }

    static InputStream open(Path path) throws IOException {
        return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
    }
}

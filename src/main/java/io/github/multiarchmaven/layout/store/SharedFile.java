package io.github.multiarchmaven.layout.store;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Lets a blob be in two folders. Not every file system has links, none has them across its border, and some have no more
 * than so many for one file: then the blob is copied. Neither shows a file that is not complete.
 */
record SharedFile(Linking linking) {

    /** In the name of a copy that is not complete. */
    static final String UNFINISHED = ".part-";

    private static final Set<PosixFilePermission> WRITING =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /**
     * Links a file, or says that it cannot be linked. A file that has gone meanwhile or a place that is taken is nothing
     * special: somebody else was faster.
     */
    boolean links(Path from, Path to) throws IOException {
        try {
            linking.link(to, from);
            return true;
        } catch (FileAlreadyExistsException e) {
            return true;
        } catch (NoSuchFileException e) {
            refuseWithoutFolder(to, e);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Links a file, or copies it. */
    void share(Path from, Path to) throws IOException {
        if (!links(from, to)) {
            copy(from, to);
        }
    }

    /**
     * Puts a proved blob where there may be one already, so that both are one file. Where that cannot be the old one stays
     * if it has the same size: what is wrong with it will be found by whoever uses it.
     */
    void replace(Path old, Path proved) throws IOException {
        boolean there = Files.exists(old);
        if (there && Files.isSameFile(old, proved)) {
            return;
        }
        Path aside = aside(old);
        if (links(proved, aside)) {
            move(aside, old);
        } else if (!there || Files.size(old) != Files.size(proved)) {
            copy(proved, old);
        }
    }

    /** A place beside a file for what is to become it. */
    static Path aside(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED + UUID.randomUUID());
    }

    private static void copy(Path from, Path to) throws IOException {
        Path aside = aside(to);
        try {
            Files.copy(from, aside);
            protect(aside);
            move(aside, to);
        } catch (NoSuchFileException e) {
            refuseWithoutFolder(to, e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** That the file is there again by now proves nothing: somebody else may have brought it back. */
    private static void refuseWithoutFolder(Path to, NoSuchFileException e) throws NoSuchFileException {
        if (!Files.isDirectory(to.resolveSibling(""))) {
            throw e;
        }
    }

    private static void move(Path aside, Path to) throws IOException {
        try {
            Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Forbids to write into a file, as buildx does with its blobs: who changes one by mistake changes it everywhere. Not on
     * Windows, where such a file cannot be deleted either.
     */
    static void protect(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = new HashSet<>(Files.getPosixFilePermissions(file));
        if (permissions.removeAll(WRITING)) {
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}

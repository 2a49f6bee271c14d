package io.github.multiarchmaven.layout.store;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.process.MachineLock;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;

/**
 * The blobs of the layouts that a user has built, whatever the project: for a build whose previous result was removed, and
 * for images that have a base in common. Of each layout there is the last one.
 *
 * <p>Reading needs no lock: a blob is whole or not there, and one that vanishes is done without. Whoever writes keeps the
 * others out, or one would remove what the other is just adding.
 */
public final class BlobStore {

    private final Path folder;
    private final long size;
    private final SharedFile sharing;
    private final BlobFolder blobs;
    private final LayoutRecords layouts;

    private BlobStore(Path folder, long size, Linking linking) {
        this.folder = folder;
        this.size = size;
        this.sharing = new SharedFile(linking);
        this.blobs = new BlobFolder(folder.resolve("files"));
        this.layouts = new LayoutRecords(folder.resolve("layouts"));
    }

    /**
     * The store in a folder.
     *
     * @param folder need not exist
     * @param size how many bytes it may have after each build
     */
    public static BlobStore in(Path folder, long size) {
        return in(folder, size, Files::createLink);
    }

    static BlobStore in(Path folder, long size, Linking linking) {
        return new BlobStore(folder, size, linking);
    }

    public Path folder() {
        return folder;
    }

    /**
     * Lays out what a layout had when it was built last, and of the others what costs nothing.
     *
     * @param layout its name, the same for each build
     */
    public void lay(Seeds seeds, String layout) throws IOException {
        seeds.layExpected(blobs, layouts.blobsOf(layout));
        seeds.layPossible(blobs, blobs.all());
    }

    /**
     * Keeps the blobs of a layout that has been proved, in place of those of its former build, and sees to the size.
     *
     * @param layout its name
     * @param place where it is; has nothing but what belongs to it
     */
    public void keep(String layout, Path place) throws IOException {
        MachineLock alone = lock();
        try {
            createPrivate(blobs.path());
            createPrivate(layouts.folder());
            BlobFolder proved = BlobFolder.ofLayout(place);
            List<Digest> digests = proved.all();
            for (Digest digest : digests) {
                SharedFile.protect(proved.fileOf(digest));
                sharing.replace(blobs.fileOf(digest), proved.fileOf(digest));
            }
            layouts.write(layout, digests);
            new Eviction(blobs, layouts, size).run();
        } finally {
            alone.close();
        }
    }

    /**
     * Removes all that it has, and the folders where nothing of somebody else's is in them.
     *
     * @return how many bytes that was
     */
    public long clear() throws IOException {
        if (!Files.isDirectory(blobs.path()) || !Files.isDirectory(layouts.folder())) {
            return 0;
        }
        MachineLock alone = lock();
        try {
            long size = blobs.all().stream().mapToLong(blobs::sizeOf).sum();
            new Eviction(blobs, layouts, 0).run();
            for (LayoutRecords.Layout layout : layouts.newestFirst()) {
                Files.deleteIfExists(layout.file());
            }
            for (Path each : List.of(blobs.path(), layouts.folder(), folder)) {
                deleteIfEmpty(each);
            }
            return size;
        } finally {
            alone.close();
        }
    }

    @SuppressWarnings("EmptyCatch") // somebody keeps something else there
    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
        }
    }

    /** Throws blobs out, since they are damaged. */
    public void discard(Collection<Digest> digests) throws IOException {
        for (Digest digest : digests) {
            Files.deleteIfExists(blobs.fileOf(digest));
        }
    }

    private MachineLock lock() {
        return MachineLock.hold(MachineLock.file("blobs in " + folder.toAbsolutePath()), () -> {});
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}

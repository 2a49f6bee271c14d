package io.github.multiarchmaven.layout.store;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Blobs of former builds in the folder to which buildx is going to write a layout. BuildKit's content store on this side
 * says of a blob that is there by name that it has it, and does not look into it (containerd, plugins/content/local: a
 * {@code stat}); then it is not sent.
 */
public final class Seeds {

    private final BlobFolder target;
    private final SharedFile sharing;
    private final Set<Digest> laid = new LinkedHashSet<>();

    private Seeds(Path layout, Linking linking) {
        this.target = BlobFolder.ofLayout(layout);
        this.sharing = new SharedFile(linking);
    }

    /** For a layout that is not there yet. */
    public static Seeds in(Path layout) {
        return in(layout, Files::createLink);
    }

    static Seeds in(Path layout, Linking linking) {
        return new Seeds(layout, linking);
    }

    /** Lays out the blobs of another layout; none where there is no such folder. */
    public void layLayout(Path layout) throws IOException {
        BlobFolder folder = BlobFolder.ofLayout(layout);
        layExpected(folder, folder.all());
    }

    /** What will most likely be needed is worth being copied. */
    void layExpected(BlobFolder folder, Collection<Digest> digests) throws IOException {
        for (Digest digest : missing(folder, digests)) {
            sharing.share(folder.fileOf(digest), target.fileOf(digest));
            laid.add(digest);
        }
    }

    /** What might be needed, such as the base of other images, is worth a link, which costs nothing. */
    void layPossible(BlobFolder folder, Collection<Digest> digests) throws IOException {
        for (Digest digest : missing(folder, digests)) {
            if (sharing.links(folder.fileOf(digest), target.fileOf(digest))) {
                laid.add(digest);
            }
        }
    }

    private List<Digest> missing(BlobFolder folder, Collection<Digest> digests) throws IOException {
        List<Digest> missing = digests.stream()
                .filter(digest -> folder.has(digest) && !laid.contains(digest))
                .toList();
        if (!missing.isEmpty()) {
            Files.createDirectories(target.path());
        }
        return missing;
    }

    /** Those that are not what their names say; reads all that are still there. */
    public List<Digest> damaged() {
        return target.damagedAmong(laid);
    }

    /** How many bytes of the layout were there before it was written. */
    public long bytesUsed() {
        return laid.stream().mapToLong(target::sizeOf).sum();
    }
}

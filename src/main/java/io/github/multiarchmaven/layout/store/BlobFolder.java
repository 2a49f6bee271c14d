package io.github.multiarchmaven.layout.store;

import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder whose files are blobs, each named by its digest. Whether a file is what its name says is another question.
 *
 * @param path need not exist
 */
record BlobFolder(Path path) {

    /** That of an OCI image layout. */
    static BlobFolder ofLayout(Path layout) {
        return new BlobFolder(layout.resolve("blobs").resolve("sha256"));
    }

    Path fileOf(Digest digest) {
        return path.resolve(digest.hex());
    }

    boolean has(Digest digest) {
        return Files.isRegularFile(fileOf(digest), LinkOption.NOFOLLOW_LINKS);
    }

    /** In bytes; nothing if it is not there. */
    long sizeOf(Digest digest) {
        return fileOf(digest).toFile().length();
    }

    /** Every blob, in no order; none where there is no folder. */
    List<Digest> all() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.flatMap(file -> digestOf(file).stream())
                    .filter(this::has)
                    .toList();
        }
    }

    /** Those that are there and are not what their names say; reads them all. */
    List<Digest> damagedAmong(Collection<Digest> digests) {
        return digests.parallelStream()
                .filter(digest -> has(digest) && !isWhole(digest))
                .toList();
    }

    private boolean isWhole(Digest digest) {
        try (InputStream file = Files.newInputStream(fileOf(digest));
                DigestInputStream in = new DigestInputStream(file, Digest.newSha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return digest.equals(Digest.of(in.getMessageDigest().digest()));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Digest> digestOf(Path file) {
        try {
            return Optional.of(new Digest("sha256:" + file.getFileName()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

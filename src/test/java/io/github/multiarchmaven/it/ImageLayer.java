package io.github.multiarchmaven.it;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** One layer of an image: a tar archive, packed or not. */
final class ImageLayer {

    private final byte[] blob;

    private ImageLayer(byte[] blob) {
        this.blob = blob;
    }

    static ImageLayer of(byte[] blob) {
        return new ImageLayer(blob);
    }

    /** The content of a file; null where this layer does not have it. */
    byte @Nullable [] file(String path) {
        return find(path, (entry, archive) -> archive.readAllBytes());
    }

    /** When a file was changed, as the layer says; null where this layer does not have it. */
    @Nullable
    Instant time(String path) {
        return find(path, (entry, archive) -> entry.getLastModifiedTime().toInstant());
    }

    private interface Reading<T> {
        T of(TarArchiveEntry entry, TarArchiveInputStream archive) throws IOException;
    }

    private <T> @Nullable T find(String path, Reading<T> reading) {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(unpacked())) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isFile() && entry.getName().replaceFirst("^\\./", "").equals(path)) {
                    return reading.of(entry, archive);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream unpacked() throws IOException {
        boolean packed = blob.length > 1 && blob[0] == 0x1f && (blob[1] & 0xff) == 0x8b;
        InputStream in = new ByteArrayInputStream(blob);
        return packed ? new GzipCompressorInputStream(in) : in;
    }
}

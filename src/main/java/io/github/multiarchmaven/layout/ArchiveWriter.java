package io.github.multiarchmaven.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a tar whose bytes depend on nothing but its content: entries in the order of the calls, no times, no owners.
 * Blobs are streamed from the layout, each once.
 */
final class ArchiveWriter {

    private static final int READABLE_FILE = 0100644;
    private static final int READABLE_FOLDER = 040755;
    private static final String BLOBS = "blobs/sha256/";

    private final OciLayout layout;
    private final TarArchiveOutputStream tar;
    private final Set<String> written = new HashSet<>();

    private ArchiveWriter(OciLayout layout, TarArchiveOutputStream tar) {
        this.layout = layout;
        this.tar = tar;
    }

    /** Starts an archive on a stream that stays the caller's to close. */
    @SuppressWarnings("resource")
    static ArchiveWriter on(OutputStream out, OciLayout layout) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        ArchiveWriter writer = new ArchiveWriter(layout, tar);
        writer.folder("blobs/");
        writer.folder(BLOBS);
        return writer;
    }

    /** Where a blob is in the archive. */
    static String pathOf(Descriptor blob) {
        return BLOBS + blob.digest().hex();
    }

    void file(String name, byte[] content) throws IOException {
        start(name, READABLE_FILE, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    void image(LayoutContent.Image image) throws IOException {
        blob(image.manifest());
        blob(image.config());
        for (Descriptor layer : image.layers()) {
            blob(layer);
        }
    }

    /** Copies a blob, unless it was copied before. */
    void blob(Descriptor blob) throws IOException {
        if (!written.add(blob.digest().hex())) {
            return;
        }
        try (InputStream in = RegularFile.open(layout.blob(blob.digest()))) {
            start(pathOf(blob), READABLE_FILE, blob.size());
            in.transferTo(tar);
            tar.closeArchiveEntry();
        }
    }

    void finish() throws IOException {
        tar.finish();
        tar.flush();
    }

    private void folder(String name) throws IOException {
        start(name, READABLE_FOLDER, 0);
        tar.closeArchiveEntry();
    }

    private void start(String name, int mode, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setModTime(0L);
        entry.setUserName("");
        entry.setGroupName("");
        entry.setSize(size);
        tar.putArchiveEntry(entry);
    }
}

package io.github.multiarchmaven.content;

import io.github.multiarchmaven.content.LayerEntry.Change;
import io.github.multiarchmaven.layout.MeasuredStream;
import io.github.multiarchmaven.process.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads a layer once, from its beginning to its end, and keeps of each file what {@link KindReader} makes of its first
 * bytes. Layers of base images come from anywhere, so everything has a limit.
 */
final class LayerReader {

    /** Unpacked; more than any layer that somebody pulls has. */
    private static final long MOST_BYTES = 64L * 1024 * 1024 * 1024;

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_CHARACTERS = 64 * 1024 * 1024;

    /** For the headers of one entry, extended attributes and long names included. */
    private static final int HEADERS = 1024 * 1024;

    private static final int RECORD = 512;
    private static final int ANY_EXECUTE_BIT = 0111;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final List<LayerEntry> entries = new ArrayList<>();
    private int characters;

    private LayerReader() {}

    /**
     * Reads the layer in this file.
     *
     * @throws UnreadableLayerException if it is broken, too big, or in a form that we do not know
     */
    static LayerFiles read(Path blob) throws UnreadableLayerException {
        return read(blob, MOST_BYTES);
    }

    /** @param most bytes, unpacked */
    static LayerFiles read(Path blob, long most) throws UnreadableLayerException {
        try (InputStream file = Files.newInputStream(blob, LinkOption.NOFOLLOW_LINKS);
                InputStream unpacked = Unpacking.of(file);
                MeasuredStream measured = new MeasuredStream(unpacked, most);
                TarArchiveInputStream tar = new TarArchiveInputStream(measured, StandardCharsets.UTF_8.name())) {
            return new LayerReader().read(tar, measured);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the decoders throw whatever comes when they meet garbage
            if (Thread.currentThread().isInterrupted()) {
                throw new CancelledException("reading " + blob);
            }
            throw new UnreadableLayerException("it cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private LayerFiles read(TarArchiveInputStream tar, MeasuredStream measured)
            throws IOException, UnreadableLayerException {
        while (true) {
            measured.allow(HEADERS);
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null) {
                return new LayerFiles(entries);
            }
            if (entry.isSparse()) {
                throw new UnreadableLayerException("it has sparse files");
            }
            measured.allow(Math.min(entry.getSize(), Long.MAX_VALUE - RECORD) + RECORD);
            add(ArchivePath.of(entry.getName()), entry, tar);
            tar.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void add(String path, TarArchiveEntry entry, TarArchiveInputStream tar)
            throws IOException, UnreadableLayerException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String folder = path.substring(0, path.length() - name.length());
        if (name.equals(OPAQUE)) {
            keep(ArchivePath.of(folder), new Change.Emptied());
        } else if (!name.startsWith(WHITEOUT)) {
            keep(path, change(entry, tar));
        } else if (!name.startsWith(WHITEOUT + WHITEOUT)) { // two are what aufs, long gone, kept for itself
            keep(folder + name.substring(WHITEOUT.length()), new Change.Removed());
        }
    }

    private static Change change(TarArchiveEntry entry, InputStream content)
            throws IOException, UnreadableLayerException {
        if (entry.isLink()) {
            return new Change.HardLink(ArchivePath.of(entry.getLinkName()));
        }
        if (entry.isSymbolicLink()) {
            return new Change.Link(ArchivePath.requireShort(entry.getLinkName()));
        }
        if (entry.isDirectory()) {
            return new Change.Folder();
        }
        return entry.isFile()
                ? new Change.File(KindReader.read(new FileStart(content)), (entry.getMode() & ANY_EXECUTE_BIT) != 0)
                : new Change.Special();
    }

    private void keep(String path, Change change) throws UnreadableLayerException {
        characters += path.length()
                + (change instanceof Change.Link link ? link.target().length() : 0);
        if (entries.size() >= MOST_ENTRIES || characters > MOST_CHARACTERS) {
            throw new UnreadableLayerException("it has more files than are looked at");
        }
        entries.add(new LayerEntry(path, change));
    }
}

package io.github.multiarchmaven.layout;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** One layer as a tar, which always has the same bytes, and compressed. Nothing keeps its names from being bad. */
public final class TestLayer {

    private static final int EXECUTABLE = 0100755;
    private static final int NOT_EXECUTABLE = 0100644;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(archive);
    private Compression compression = Compression.GZIP;

    private TestLayer() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    private enum Compression {
        NONE(""),
        GZIP("+gzip"),
        ZSTD("+zstd");

        private final String suffix;

        Compression(String suffix) {
            this.suffix = suffix;
        }
    }

    public static TestLayer empty() {
        return new TestLayer();
    }

    /** These files, all of them executable. */
    public static TestLayer of(Map<String, byte[]> files) {
        TestLayer layer = new TestLayer();
        new TreeMap<>(files).forEach(layer::program);
        return layer;
    }

    /** An executable file. */
    public TestLayer program(String path, byte[] content) {
        return add(new TarArchiveEntry(path, true), EXECUTABLE, content);
    }

    /** A file that is not executable. */
    public TestLayer file(String path, byte[] content) {
        return add(new TarArchiveEntry(path, true), NOT_EXECUTABLE, content);
    }

    public TestLayer folder(String path) {
        return add(new TarArchiveEntry(path + "/", true), 040755, new byte[0]);
    }

    public TestLayer link(String path, String target) {
        return link(path, target, TarConstants.LF_SYMLINK);
    }

    public TestLayer hardLink(String path, String target) {
        return link(path, target, TarConstants.LF_LINK);
    }

    /** What takes a file of the layers below away. */
    public TestLayer without(String path) {
        int name = path.lastIndexOf('/') + 1;
        return file(path.substring(0, name) + ".wh." + path.substring(name), new byte[0]);
    }

    /** What takes away all that the layers below have in a folder. */
    public TestLayer withoutAllIn(String path) {
        return file(path + "/.wh..wh..opq", new byte[0]);
    }

    public TestLayer zstd() {
        compression = Compression.ZSTD;
        return this;
    }

    public TestLayer uncompressed() {
        compression = Compression.NONE;
        return this;
    }

    /** The end of the media type, as {@code +gzip}. */
    String suffix() {
        return compression.suffix;
    }

    /** The archive. */
    public byte[] tar() {
        try {
            tar.close();
            return archive.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The archive, compressed as it was asked for. */
    public byte[] blob() {
        return compressed(tar());
    }

    /** Any bytes, compressed in the same way. */
    public byte[] compressed(byte[] content) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        try (OutputStream out = switch (compression) {
            case NONE -> blob;
            case GZIP -> new GZIPOutputStream(blob);
            case ZSTD -> new ZstdOutputStream(blob);
        }) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blob.toByteArray();
    }

    private TestLayer link(String path, String target, byte type) {
        TarArchiveEntry entry = new TarArchiveEntry(path, type, true);
        entry.setLinkName(target);
        return add(entry, 0777, new byte[0]);
    }

    private TestLayer add(TarArchiveEntry entry, int mode, byte[] content) {
        entry.setMode(mode);
        entry.setModTime(0L);
        entry.setUserName("");
        entry.setSize(content.length);
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}

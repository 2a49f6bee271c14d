package io.github.multiarchmaven.secrets;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** What is inside of something compressed, or of an archive. */
final class Packed {

    private static final int TAR_MAGIC_AT = 257;

    private final String name;
    private final byte[] content;

    private Packed(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** Its name there. */
    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    /** What these bytes hold in another form; nothing where they are as they look. */
    static List<Packed> in(byte[] bytes) throws IOException {
        if (begin(bytes, 0, 0x1f, 0x8b, 8)) {
            return unpacked(new GZIPInputStream(new ByteArrayInputStream(bytes)));
        }
        if (begin(bytes, 0, 0x28, 0xb5, 0x2f, 0xfd)) {
            return unpacked(new ZstdInputStream(new ByteArrayInputStream(bytes)));
        }
        if (begin(bytes, 0, 'P', 'K', 3, 4)) {
            return entries(new ZipArchiveInputStream(new ByteArrayInputStream(bytes)));
        }
        if (begin(bytes, TAR_MAGIC_AT, 'u', 's', 't', 'a', 'r')) {
            return entries(new TarArchiveInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.name()));
        }
        return List.of();
    }

    private static List<Packed> unpacked(InputStream stream) throws IOException {
        try (stream) {
            return List.of(new Packed("unpacked", stream.readAllBytes()));
        }
    }

    private static List<Packed> entries(ArchiveInputStream<? extends ArchiveEntry> archive) throws IOException {
        List<Packed> entries = new ArrayList<>();
        try (archive) {
            for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.add(new Packed(entry.getName(), archive.readAllBytes()));
                }
            }
        }
        return entries;
    }

    private static boolean begin(byte[] bytes, int at, int... magic) {
        return bytes.length >= at + magic.length
                && IntStream.range(0, magic.length).allMatch(i -> (bytes[at + i] & 0xff) == magic[i]);
    }
}

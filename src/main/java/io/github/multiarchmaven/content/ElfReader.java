package io.github.multiarchmaven.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the headers of an ELF file; what they point at may be missing or lie anywhere, and is left out then. */
final class ElfReader {

    private static final int ARM = 40;
    private static final int SEGMENT_LOADER = 3;
    private static final int SECTION_ARM_ATTRIBUTES = 0x70000003;
    private static final int LONGEST_PATH = 4096;
    private static final int MOST_ATTRIBUTES = 64 * 1024;

    private final FileStart file;
    private final ElfFields fields;
    private final ByteBuffer header;

    private ElfReader(FileStart file, ElfFields fields, ByteBuffer header) {
        this.file = file;
        this.fields = fields;
        this.header = header;
    }

    /** Empty where it has no such header. */
    static Optional<Elf> read(FileStart file) throws IOException {
        Optional<ByteBuffer> identification = file.bytes(0, 16);
        if (identification.isEmpty()) {
            return Optional.empty();
        }
        int width = identification.get().get(4);
        int order = identification.get().get(5);
        if (width < 1 || width > 2 || order < 1 || order > 2) {
            return Optional.empty();
        }
        ElfFields fields = new ElfFields(width * 32, order == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        Optional<ByteBuffer> header = fields.bytes(file, 0, fields.headerSize());
        return header.isEmpty() ? Optional.empty() : Optional.of(new ElfReader(file, fields, header.get()).read());
    }

    private Elf read() throws IOException {
        int type = fields.half(header, 16);
        int machine = fields.half(header, 18);
        Code code = new Code(
                machine, fields.bits(), fields.order() == ByteOrder.BIG_ENDIAN, header.getInt(fields.pick(36, 48)));
        return new Elf(
                code,
                type == 2 || type == 3 ? Elf.Use.RUN : Elf.Use.OTHER,
                loader(),
                machine == ARM && fields.bits() == 32 ? armVersion() : Optional.empty());
    }

    private Optional<String> loader() throws IOException {
        Optional<Part> segment = part(
                new Table(fields.word(header, fields.pick(28, 32)), fields.pick(42, 54), fields.pick(32, 56)),
                new Layout(0, SEGMENT_LOADER, fields.pick(4, 8), fields.pick(16, 32)));
        if (segment.isEmpty() || segment.get().size() > LONGEST_PATH) {
            return Optional.empty();
        }
        return fields.bytes(file, segment.get().offset(), segment.get().size())
                .map(ElfReader::text)
                .filter(path -> !path.isEmpty());
    }

    private Optional<Integer> armVersion() throws IOException {
        Optional<Part> section =
                part(new Table(fields.word(header, 32), 46, 40), new Layout(4, SECTION_ARM_ATTRIBUTES, 16, 20));
        if (section.isEmpty() || section.get().size() > MOST_ATTRIBUTES) {
            return Optional.empty();
        }
        return fields.bytes(file, section.get().offset(), section.get().size()).flatMap(ArmAttributes::architecture);
    }

    /** The first entry of a type in the table of the program's or of the sections' headers. */
    private Optional<Part> part(Table table, Layout layout) throws IOException {
        int size = fields.half(header, table.entrySizeAt());
        int count = fields.half(header, table.entrySizeAt() + 2);
        if (size < table.smallestEntry()) {
            return Optional.empty();
        }
        Optional<ByteBuffer> entries = fields.bytes(file, table.offset(), (long) size * count);
        for (int i = 0; entries.isPresent() && i < count; i++) {
            int at = i * size;
            if (entries.get().getInt(at + layout.typeAt()) == layout.type()) {
                return Optional.of(new Part(
                        fields.word(entries.get(), at + layout.offsetAt()),
                        fields.word(entries.get(), at + layout.sizeAt())));
            }
        }
        return Optional.empty();
    }

    private static String text(ByteBuffer bytes) {
        String text = StandardCharsets.UTF_8.decode(bytes).toString();
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Where a table is, and where the header says how long its entries are; their number follows there. */
    private record Table(long offset, int entrySizeAt, int smallestEntry) {}

    /** Where in an entry is what. */
    private record Layout(int typeAt, int type, int offsetAt, int sizeAt) {}

    private record Part(long offset, long size) {}
}

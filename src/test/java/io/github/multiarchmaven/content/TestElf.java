package io.github.multiarchmaven.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** ELF files byte by byte: header, headers of segments and sections, and what these point at. They run nowhere. */
public final class TestElf {

    private static final int EXECUTABLE = 2;

    private final int machine;
    private final int bits;
    private final ByteOrder order;
    private int flags;
    private int type = EXECUTABLE;
    private String loader = "";
    private byte[] attributes = {};
    private int padding;

    private TestElf(int machine, int bits, ByteOrder order) {
        this.machine = machine;
        this.bits = bits;
        this.order = order;
    }

    public static TestElf of(int machine, int bits, ByteOrder order) {
        return new TestElf(machine, bits, order);
    }

    /** A program for an architecture by its name in Go. */
    public static TestElf of(String architecture) {
        return switch (architecture) {
            case "386" -> of(3, 32, ByteOrder.LITTLE_ENDIAN);
            case "amd64" -> of(62, 64, ByteOrder.LITTLE_ENDIAN);
            case "arm" -> of(40, 32, ByteOrder.LITTLE_ENDIAN).flags(0x05000400);
            case "arm64" -> of(183, 64, ByteOrder.LITTLE_ENDIAN);
            case "loong64" -> of(258, 64, ByteOrder.LITTLE_ENDIAN);
            case "mips" -> of(8, 32, ByteOrder.BIG_ENDIAN);
            case "mipsle" -> of(8, 32, ByteOrder.LITTLE_ENDIAN);
            case "mips64" -> of(8, 64, ByteOrder.BIG_ENDIAN);
            case "mips64le" -> of(8, 64, ByteOrder.LITTLE_ENDIAN);
            case "ppc64" -> of(21, 64, ByteOrder.BIG_ENDIAN);
            case "ppc64le" -> of(21, 64, ByteOrder.LITTLE_ENDIAN);
            case "riscv64" -> of(243, 64, ByteOrder.LITTLE_ENDIAN);
            case "s390x" -> of(22, 64, ByteOrder.BIG_ENDIAN);
            default -> throw new IllegalArgumentException(architecture);
        };
    }

    /** A static program. */
    public static byte[] program(String architecture) {
        return of(architecture).bytes();
    }

    /** What a compiler that writes build attributes makes for ARM. */
    public static byte[] arm(int cpuArchitecture) {
        return of("arm").attributes(cpuArchitecture).bytes();
    }

    TestElf flags(int value) {
        flags = value;
        return this;
    }

    TestElf type(int value) {
        type = value;
        return this;
    }

    public TestElf loader(String path) {
        loader = path;
        return this;
    }

    /** {@code Tag_CPU_arch}, behind a name, as compilers write it. */
    TestElf attributes(int cpuArchitecture) {
        ByteBuffer file = ByteBuffer.allocate(64).order(order);
        file.put((byte) 5).put("7-A\0".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) 67).put("2.09\0".getBytes(StandardCharsets.US_ASCII));
        file.put((byte) 6).put((byte) cpuArchitecture).put((byte) 10).put((byte) 3);
        byte[] vendor = "aeabi\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer section = ByteBuffer.allocate(1 + 4 + vendor.length + 1 + 4 + file.position())
                .order(order);
        section.put((byte) 'A').putInt(section.capacity() - 1).put(vendor);
        section.put((byte) 1).putInt(5 + file.position()).put(file.array(), 0, file.position());
        return attributes(section.array());
    }

    TestElf attributes(byte[] section) {
        attributes = section;
        return this;
    }

    /** So many bytes between the program and its sections. */
    TestElf padding(int bytes) {
        padding = bytes;
        return this;
    }

    public byte[] bytes() {
        boolean wide = bits == 64;
        int header = wide ? 64 : 52;
        int segment = wide ? 56 : 32;
        int section = wide ? 64 : 40;
        int loaderAt = header + segment;
        int attributesAt = loaderAt + loader.length() + 1 + padding;
        int sectionsAt = attributesAt + attributes.length;
        ByteBuffer file = ByteBuffer.allocate(sectionsAt + section).order(order);
        file.put(new byte[] {
            0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1), 1
        });
        file.putShort(16, (short) type).putShort(18, (short) machine);
        word(file, wide ? 32 : 28, header);
        word(file, wide ? 40 : 32, attributes.length > 0 ? sectionsAt : 0);
        file.putInt(wide ? 48 : 36, flags);
        file.putShort(wide ? 54 : 42, (short) segment).putShort(wide ? 56 : 44, (short) 1);
        file.putShort(wide ? 58 : 46, (short) section)
                .putShort(wide ? 60 : 48, (short) (attributes.length > 0 ? 1 : 0));
        file.putInt(header, loader.isEmpty() ? 1 : 3);
        word(file, header + (wide ? 8 : 4), loaderAt);
        word(file, header + (wide ? 32 : 16), loader.length() + 1);
        file.put(loaderAt, loader.getBytes(StandardCharsets.UTF_8));
        file.put(attributesAt, attributes);
        file.putInt(sectionsAt + 4, 0x70000003);
        word(file, sectionsAt + (wide ? 24 : 16), attributesAt);
        word(file, sectionsAt + (wide ? 32 : 20), attributes.length);
        return file.array();
    }

    private void word(ByteBuffer file, int at, long value) {
        if (bits == 64) {
            file.putLong(at, value);
        } else {
            file.putInt(at, (int) value);
        }
    }
}

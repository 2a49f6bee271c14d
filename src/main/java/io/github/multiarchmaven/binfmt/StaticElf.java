package io.github.multiarchmaven.binfmt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Makes Linux programs of a few bytes of machine code, for one kind of processor: ELF files that need nothing, of one
 * segment that can be read and executed and not be written to. The layout is that of the System V ABI (gabi, chapters 4 and
 * 5): header, one program header of type PT_LOAD, code, which is executed from its first byte.
 *
 * @param machine the processor's number in the ELF header
 * @param is64Bit the size of its words
 * @param order of their bytes
 * @param flags of the ELF header
 */
public record StaticElf(int machine, boolean is64Bit, ByteOrder order, int flags) {

    public static final StaticElf AMD64 = new StaticElf(62, true, ByteOrder.LITTLE_ENDIAN, 0);
    public static final StaticElf ARM64 = new StaticElf(183, true, ByteOrder.LITTLE_ENDIAN, 0);

    private static final int ELF64_HEADER = 64;
    private static final int ELF64_PROGRAM_HEADER = 56;
    private static final int ELF32_HEADER = 52;
    private static final int ELF32_PROGRAM_HEADER = 32;
    private static final int PAGE = 0x10000;
    private static final int BASE = 0x400000;

    /**
     * The whole file.
     *
     * @param code hexadecimal, with blanks wherever they help to read it; must not depend on where it lies
     */
    public byte[] with(String code) {
        byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
        return is64Bit ? elf64(bytes) : elf32(bytes);
    }

    private byte[] elf64(byte[] code) {
        int start = ELF64_HEADER + ELF64_PROGRAM_HEADER;
        int size = start + code.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(order);
        identification(file, 2);
        file.putLong(BASE + start).putLong(ELF64_HEADER).putLong(0);
        endOfHeader(file, ELF64_HEADER, ELF64_PROGRAM_HEADER);
        file.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE);
        file.putLong(size).putLong(size).putLong(PAGE);
        return file.put(code).array();
    }

    private byte[] elf32(byte[] code) {
        int start = ELF32_HEADER + ELF32_PROGRAM_HEADER;
        int size = start + code.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(order);
        identification(file, 1);
        file.putInt(BASE + start).putInt(ELF32_HEADER).putInt(0);
        endOfHeader(file, ELF32_HEADER, ELF32_PROGRAM_HEADER);
        file.putInt(1)
                .putInt(0)
                .putInt(BASE)
                .putInt(BASE)
                .putInt(size)
                .putInt(size)
                .putInt(5)
                .putInt(PAGE);
        return file.put(code).array();
    }

    private void identification(ByteBuffer file, int wordClass) {
        byte data = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) wordClass, data, 1, 0}).putLong(0);
        file.putShort((short) 2).putShort((short) machine).putInt(1);
    }

    private void endOfHeader(ByteBuffer file, int headerSize, int programHeaderSize) {
        file.putInt(flags)
                .putShort((short) headerSize)
                .putShort((short) programHeaderSize)
                .putShort((short) 1);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    }
}

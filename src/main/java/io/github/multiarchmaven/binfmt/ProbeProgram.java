package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.model.Platform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The smallest Linux program there can be for an architecture: a static ELF file of one segment that does nothing but
 * exit with {@value #SUCCESS}. Whether it runs tells whether the platform runs.
 *
 * <p>The layout is that of the System V ABI (gabi, chapters 4 and 5): header, one program header of type PT_LOAD, code.
 * The code of each architecture is written out below, next to what it says in assembly language; the numbers of the
 * system call {@code exit} are those of the Linux kernel's tables.
 */
public final class ProbeProgram {

    /** The exit code that means "it ran": no shell, engine or emulator uses it for anything. */
    public static final int SUCCESS = 57;

    private static final int ELF64_HEADER = 64;
    private static final int ELF64_PROGRAM_HEADER = 56;
    private static final int ELF32_HEADER = 52;
    private static final int ELF32_PROGRAM_HEADER = 32;
    private static final int PAGE = 0x10000;
    private static final int BASE = 0x400000;

    private final Machine machine;

    private ProbeProgram(Machine machine) {
        this.machine = machine;
    }

    /** The program for a platform; empty where we have none, as for anything that is not Linux. */
    public static Optional<ProbeProgram> of(Platform platform) {
        return platform.os().equals("linux")
                ? Machine.of(platform.architecture()).map(ProbeProgram::new)
                : Optional.empty();
    }

    /** The whole file, about 100 bytes. */
    public byte[] file() {
        byte[] code = HexFormat.of().parseHex(machine.code.replace(" ", ""));
        return machine.is64Bit ? elf64(code) : elf32(code);
    }

    private byte[] elf64(byte[] code) {
        int start = ELF64_HEADER + ELF64_PROGRAM_HEADER;
        int size = start + code.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(machine.order);
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
        ByteBuffer file = ByteBuffer.allocate(size).order(machine.order);
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
        byte data = (byte) (machine.order == ByteOrder.LITTLE_ENDIAN ? 1 : 2);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) wordClass, data, 1, 0}).putLong(0);
        file.putShort((short) 2).putShort((short) machine.elfMachine).putInt(1);
    }

    private void endOfHeader(ByteBuffer file, int headerSize, int programHeaderSize) {
        file.putInt(machine.flags)
                .putShort((short) headerSize)
                .putShort((short) programHeaderSize)
                .putShort((short) 1);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    }

    /** One architecture: its entry in the ELF header and the code of {@code exit(57)}. */
    private enum Machine {
        // mov $57,%edi; mov $60,%eax; syscall
        AMD64(62, true, ByteOrder.LITTLE_ENDIAN, 0, "bf39000000 b83c000000 0f05"),
        // mov $57,%ebx; mov $1,%eax; int $0x80
        X86(3, false, ByteOrder.LITTLE_ENDIAN, 0, "bb39000000 b801000000 cd80"),
        // mov x0,#57; mov x8,#93; svc #0
        ARM64(183, true, ByteOrder.LITTLE_ENDIAN, 0, "200780d2 a80b80d2 010000d4"),
        // mov r0,#57; mov r7,#1; svc #0 – flags: EABI version 5
        ARM(40, false, ByteOrder.LITTLE_ENDIAN, 0x05000000, "3900a0e3 0170a0e3 000000ef"),
        // li a0,57; li a7,93; ecall
        RISCV64(243, true, ByteOrder.LITTLE_ENDIAN, 0, "13059003 9308d005 73000000"),
        // lghi %r2,57; svc 1
        S390X(22, true, ByteOrder.BIG_ENDIAN, 0, "a7290039 0a01"),
        // li r3,57; li r0,1; sc – flags: ABI version 2
        PPC64LE(21, true, ByteOrder.LITTLE_ENDIAN, 2, "39006038 01000038 02000044"),
        // li v0,5058; li a0,57; syscall – flags: MIPS64
        MIPS64LE(8, true, ByteOrder.LITTLE_ENDIAN, 0x60000000, "c2130224 39000424 0c000000"),
        MIPS64(8, true, ByteOrder.BIG_ENDIAN, 0x60000000, "240213c2 24040039 0000000c"),
        // li.w a0,57; li.w a7,93; syscall 0 – flags: LP64D, object file ABI 1
        LOONG64(258, true, ByteOrder.LITTLE_ENDIAN, 0x43, "04e48002 0b748102 00002b00");

        private final int elfMachine;
        private final boolean is64Bit;
        private final ByteOrder order;
        private final int flags;
        private final String code;

        Machine(int elfMachine, boolean is64Bit, ByteOrder order, int flags, String code) {
            this.elfMachine = elfMachine;
            this.is64Bit = is64Bit;
            this.order = order;
            this.flags = flags;
            this.code = code;
        }

        static Optional<Machine> of(String architecture) {
            return switch (architecture) {
                case "amd64" -> Optional.of(AMD64);
                case "386" -> Optional.of(X86);
                case "arm64" -> Optional.of(ARM64);
                case "arm" -> Optional.of(ARM);
                case "riscv64" -> Optional.of(RISCV64);
                case "s390x" -> Optional.of(S390X);
                case "ppc64le" -> Optional.of(PPC64LE);
                case "mips64le" -> Optional.of(MIPS64LE);
                case "mips64" -> Optional.of(MIPS64);
                case "loong64" -> Optional.of(LOONG64);
                default -> Optional.empty();
            };
        }
    }
}

package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.model.Platform;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest Linux program there can be for an architecture: a static ELF file of one segment that does nothing but
 * exit with {@value #SUCCESS}. Whether it runs tells whether the platform runs.
 *
 * <p>The code of each architecture is written out below, next to what it says in assembly language; the numbers of the
 * system call {@code exit} are those of the Linux kernel's tables.
 */
public final class ProbeProgram {

    /** The exit code that means "it ran": no shell, engine or emulator uses it for anything. */
    public static final int SUCCESS = 57;

    private static final Map<String, Machine> MACHINES = Map.ofEntries(
            // mov $57,%edi; mov $60,%eax; syscall
            Map.entry("amd64", new Machine(StaticElf.AMD64, "bf39000000 b83c000000 0f05")),
            // mov $57,%ebx; mov $1,%eax; int $0x80
            Map.entry(
                    "386",
                    new Machine(new StaticElf(3, false, ByteOrder.LITTLE_ENDIAN, 0), "bb39000000 b801000000 cd80")),
            // mov x0,#57; mov x8,#93; svc #0
            Map.entry("arm64", new Machine(StaticElf.ARM64, "200780d2 a80b80d2 010000d4")),
            // mov r0,#57; mov r7,#1; svc #0 – flags: EABI version 5
            Map.entry(
                    "arm",
                    new Machine(
                            new StaticElf(40, false, ByteOrder.LITTLE_ENDIAN, 0x05000000),
                            "3900a0e3 0170a0e3 000000ef")),
            // li a0,57; li a7,93; ecall
            Map.entry(
                    "riscv64",
                    new Machine(new StaticElf(243, true, ByteOrder.LITTLE_ENDIAN, 0), "13059003 9308d005 73000000")),
            // lghi %r2,57; svc 1
            Map.entry("s390x", new Machine(new StaticElf(22, true, ByteOrder.BIG_ENDIAN, 0), "a7290039 0a01")),
            // li r3,57; li r0,1; sc – flags: ABI version 2
            Map.entry(
                    "ppc64le",
                    new Machine(new StaticElf(21, true, ByteOrder.LITTLE_ENDIAN, 2), "39006038 01000038 02000044")),
            // li v0,5058; li a0,57; syscall – flags: MIPS64
            Map.entry(
                    "mips64le",
                    new Machine(
                            new StaticElf(8, true, ByteOrder.LITTLE_ENDIAN, 0x60000000), "c2130224 39000424 0c000000")),
            Map.entry(
                    "mips64",
                    new Machine(
                            new StaticElf(8, true, ByteOrder.BIG_ENDIAN, 0x60000000), "240213c2 24040039 0000000c")),
            // li.w a0,57; li.w a7,93; syscall 0 – flags: LP64D, object file ABI 1
            Map.entry(
                    "loong64",
                    new Machine(
                            new StaticElf(258, true, ByteOrder.LITTLE_ENDIAN, 0x43), "04e48002 0b748102 00002b00")));

    private final Machine machine;

    private ProbeProgram(Machine machine) {
        this.machine = machine;
    }

    /** The program for a platform; empty where we have none, as for anything that is not Linux. */
    public static Optional<ProbeProgram> of(Platform platform) {
        return platform.os().equals("linux")
                ? Optional.ofNullable(MACHINES.get(platform.architecture())).map(ProbeProgram::new)
                : Optional.empty();
    }

    /** The whole file, about 100 bytes. */
    public byte[] file() {
        return machine.elf.with(machine.code);
    }

    /**
     * One architecture.
     *
     * @param elf what the file says of it
     * @param code of {@code exit(57)}
     */
    private record Machine(StaticElf elf, String code) {}
}

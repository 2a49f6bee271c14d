package io.github.multiarchmaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;

/**
 * What a cross-compiler leaves: a static program that prints a line, for a processor that need not be this one's. One ELF
 * segment with header, code and text, as the System V ABI has it, with Linux's system calls {@code write} and {@code exit}.
 */
public final class HelloProgram {

    private static final int BASE = 0x400000;
    private static final int PAGE = 0x10000;
    private static final int READ_AND_EXECUTE = 5;

    private HelloProgram() {}

    /** Writes one for {@code amd64} or {@code arm}, which nobody may execute as it lies there. */
    public static void write(File file, String architecture, String line) {
        byte[] text = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] program = switch (architecture) {
            case "amd64" -> amd64(text);
            case "arm" -> arm(text);
            default -> throw new IllegalArgumentException(architecture);
        };
        try {
            Files.createDirectories(file.toPath().getParent());
            Files.write(file.toPath(), program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] amd64(byte[] text) {
        // mov $1,%edi; lea text(%rip),%rsi; mov $length,%edx; mov $1,%eax; syscall; xor %edi,%edi; mov $60,%eax;
        // syscall
        String code = "bf01000000 488d35" + little(21) + " ba" + little(text.length)
                + " b801000000 0f05 31ff b83c000000 0f05";
        byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
        int start = 64 + 56;
        int size = start + bytes.length + text.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        identify(file, 2, 62);
        file.putLong(BASE + start).putLong(64).putLong(0).putInt(0);
        file.putShort((short) 64).putShort((short) 56).putShort((short) 1).position(64);
        file.putInt(1).putInt(READ_AND_EXECUTE).putLong(0).putLong(BASE).putLong(BASE);
        file.putLong(size).putLong(size).putLong(PAGE);
        return file.put(bytes).put(text).array();
    }

    private static byte[] arm(byte[] text) {
        // mov r0,#1; add r1,pc,#20; mov r2,#length; mov r7,#4; svc 0; mov r0,#0; mov r7,#1; svc 0
        String code = "0100a0e3 14108fe2 " + HexFormat.of().toHexDigits((byte) text.length) + "20a0e3 0470a0e3 000000ef"
                + " 0000a0e3 0170a0e3 000000ef";
        byte[] bytes = HexFormat.of().parseHex(code.replace(" ", ""));
        int start = 52 + 32;
        int size = start + bytes.length + text.length;
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        identify(file, 1, 40);
        file.putInt(BASE + start).putInt(52).putInt(0).putInt(0x05000000);
        file.putShort((short) 52).putShort((short) 32).putShort((short) 1).position(52);
        file.putInt(1).putInt(0).putInt(BASE).putInt(BASE).putInt(size).putInt(size);
        file.putInt(READ_AND_EXECUTE).putInt(PAGE);
        return file.put(bytes).put(text).array();
    }

    private static void identify(ByteBuffer file, int wordClass, int machine) {
        file.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) wordClass, 1, 1}).position(16);
        file.putShort((short) 2).putShort((short) machine).putInt(1);
    }

    private static String little(int value) {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
    }
}

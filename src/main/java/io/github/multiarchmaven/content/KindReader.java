package io.github.multiarchmaven.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells from its first bytes what a file is. */
public final class KindReader {

    /** As much as the kernel looks at (fs/binfmt_script.c, {@code BINPRM_BUF_SIZE}). */
    private static final int START = 256;

    private KindReader() {}

    /** The same for a file on this disk. */
    public static FileKind of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(new FileStart(in));
        }
    }

    static FileKind read(FileStart file) throws IOException {
        byte[] start = file.first(START);
        if (beginsWith(start, 0x7f, 'E', 'L', 'F')) {
            return ElfReader.read(file).map(FileKind.class::cast).orElse(OtherFile.BROKEN_ELF);
        }
        if (beginsWith(start, '#', '!')) {
            return new Script(firstLine(start));
        }
        if (beginsWith(start, 'M', 'Z')) {
            return OtherFile.WINDOWS_PROGRAM;
        }
        if (beginsWith(start, 0xcf, 0xfa, 0xed, 0xfe) || isUniversal(start)) {
            return OtherFile.MACOS_PROGRAM;
        }
        return start.length == 0 ? OtherFile.EMPTY : OtherFile.ANYTHING;
    }

    /** The same first bytes begin a Java class, whose version, 45 or more, is where the number of processors is. */
    private static boolean isUniversal(byte[] start) {
        return beginsWith(start, 0xca, 0xfe, 0xba, 0xbe, 0, 0, 0) && start.length > 7 && start[7] > 0 && start[7] < 45;
    }

    /** With what a Windows editor may have left at its end, which the kernel takes for a part of the name. */
    private static String firstLine(byte[] start) {
        int end = 2;
        while (end < start.length && start[end] != '\n' && start[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(start, 2, end), StandardCharsets.UTF_8)
                .replaceAll("^[ \\t]+|[ \\t]+$", "");
    }

    private static boolean beginsWith(byte[] start, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}

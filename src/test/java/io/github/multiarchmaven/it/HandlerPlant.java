package io.github.multiarchmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes and removes entries of the kernel's table of handlers, as scripts need them. */
public final class HandlerPlant {

    private static final Path TABLE = Path.of("/proc/sys/fs/binfmt_misc");

    /** Of all entries that are not QEMU's. */
    private static final String PREFIX = "planted-";

    /** Class, byte order and machine of an ELF header; the kernel masks what may differ. */
    private static final Map<String, String> ELF = Map.of(
            "arm64", "\\x02\\x01 \\xb7\\x00",
            "arm", "\\x01\\x01 \\x28\\x00",
            "s390x", "\\x02\\x02 \\x00\\x16",
            "ppc64le", "\\x02\\x01 \\x15\\x00",
            "riscv64", "\\x02\\x01 \\xf3\\x00",
            "nothing", "\\x02\\x01 \\xee\\xee");

    private HandlerPlant() {}

    /** Registers an entry for programs of an architecture. */
    public static void handler(String name, String architecture, String interpreter, String flags) {
        String[] parts = ELF.get(architecture).split(" ", 2);
        String magic = "\\x7fELF" + parts[0] + "\\x01" + "\\x00".repeat(11) + parts[1];
        String mask = "\\xff".repeat(7) + "\\x00" + "\\xff".repeat(8) + "\\x00\\x00\\xff\\xff";
        write("register", ":" + name + ":M:0:" + magic + ":" + mask + ":" + interpreter + ":" + flags);
    }

    /** Registers entries of kinds that are nobody's business, as Python and Java have them. */
    public static void others() {
        write("register", ":" + PREFIX + "python:M::\\xcb\\x0d\\x0d\\x0a::/usr/bin/python3:");
        write("register", ":" + PREFIX + "jar:E::planted-jar::/usr/bin/jexec:OC");
        write(PREFIX + "jar", "0");
    }

    /** What the kernel shows of all that is not QEMU's, and since when it is there. */
    public static SortedMap<String, String> planted() {
        SortedMap<String, String> entries = new TreeMap<>();
        try (var files = Files.newDirectoryStream(TABLE, PREFIX + "*")) {
            for (Path file : files) {
                entries.put(
                        file.getFileName().toString(), Files.getLastModifiedTime(file) + "\n" + Files.readString(file));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the kernel shows of all entries whose names begin so. */
    public static SortedMap<String, String> texts(String prefix) {
        SortedMap<String, String> entries = new TreeMap<>();
        try (var files = Files.newDirectoryStream(TABLE, prefix + "*")) {
            for (Path file : files) {
                entries.put(file.getFileName().toString(), Files.readString(file));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes to a file of the table: 1, 0, or -1 to remove an entry. */
    public static void write(String file, String text) {
        try {
            Files.write(TABLE.resolve(file), text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all that this class made, but for handlers called {@code qemu-}, which the engine's forget() removes. */
    public static void clear() {
        planted().keySet().forEach(name -> write(name, "-1"));
        write("status", "1");
    }
}

package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Tables of handlers: those recorded from a kernel, and the lines to make others of. */
final class Tables {

    static final Platform S390X = Platform.of("linux/s390x");
    static final Platform ARM64 = Platform.of("linux/arm64");

    private static final String MAGIC_ARM64 = "7f454c460201010000000000000000000200b700";
    private static final String MASK = "ffffffffffffff00fffffffffffffffffeffffff";

    private Tables() {}

    static String printed(String recording) {
        try (InputStream in = Tables.class.getResourceAsStream("/recorded/binfmt/tables/" + recording + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HandlerTable recorded(String recording) {
        return of(printed(recording));
    }

    /** The newest entry first. */
    static HandlerTable of(String... entries) {
        String all = String.join("", entries);
        return HandlerTable.parse(all.contains("== status\n") ? all : all + "== status\nenabled\n")
                .orElseThrow();
    }

    /** A handler for programs of arm64. */
    static String arm64(String name, String interpreter, String flags) {
        return entry(
                name,
                "interpreter " + interpreter + "\nflags: " + flags + "\noffset 0\nmagic " + MAGIC_ARM64 + "\nmask "
                        + MASK + "\n");
    }

    /** As Docker Desktop, Lima and the like register it on a Mac: a working one, and none of QEMU's. */
    static String rosetta() {
        return arm64("rosetta", "/run/rosetta/rosetta", "POCF");
    }

    static String wslInterop() {
        return entry("WSLInterop", "interpreter /init\nflags: PF\noffset 0\nmagic 4d5a\n");
    }

    static String python() {
        return entry("python3.12", "interpreter /usr/bin/python3.12\nflags: \noffset 0\nmagic cb0d0d0a\n");
    }

    static String jar() {
        return entry("jar", "interpreter /usr/bin/jexec\nflags: \noffset 0\nmagic 504b0304\n");
    }

    static String entry(String name, String lines) {
        return "== " + name + "\nenabled\n" + lines;
    }

    static byte[] program(Platform platform) {
        return ProbeProgram.of(platform).orElseThrow().file();
    }
}

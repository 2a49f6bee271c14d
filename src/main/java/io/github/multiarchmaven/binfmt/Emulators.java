package io.github.multiarchmaven.binfmt;

import io.github.multiarchmaven.model.Platform;
import java.util.Map;
import java.util.Optional;

/**
 * What QEMU and the binfmt image call an architecture. Source: tonistiigi/binfmt, cmd/binfmt/config.go, whose
 * {@code --install} takes the first name and whose entries in {@code binfmt_misc} have the second.
 */
public final class Emulators {

    private static final Map<String, String> HANDLERS = Map.of(
            "amd64", "qemu-x86_64",
            "386", "qemu-i386",
            "arm64", "qemu-aarch64",
            "arm", "qemu-arm",
            "riscv64", "qemu-riscv64",
            "s390x", "qemu-s390x",
            "ppc64le", "qemu-ppc64le",
            "mips64le", "qemu-mips64el",
            "mips64", "qemu-mips64",
            "loong64", "qemu-loongarch64");

    private Emulators() {}

    /** The name of the entry in {@code binfmt_misc}; empty where QEMU's user mode has no emulator for it. */
    public static Optional<String> handlerOf(Platform platform) {
        return platform.os().equals("linux")
                ? Optional.ofNullable(HANDLERS.get(platform.architecture()))
                : Optional.empty();
    }
}

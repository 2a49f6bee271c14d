package io.github.multiarchmaven.content;

import java.util.Optional;

/**
 * For which processor a program is, as the header of an ELF file says it (System V gABI, chapter 4, and the supplements
 * for the processors).
 *
 * @param machine {@code e_machine}
 * @param bits 32 or 64, from {@code EI_CLASS}
 * @param bigEndian from {@code EI_DATA}
 * @param flags {@code e_flags}, whose meaning depends on the machine
 */
public record Code(int machine, int bits, boolean bigEndian, int flags) {

    private static final int MIPS = 8;
    private static final int MIPS_N32 = 0x20;

    /**
     * The architecture as in Go's GOARCH; empty for a number that we do not know, and for uncommon ways of using a known
     * processor, such as x32.
     */
    public Optional<String> architecture() {
        return Optional.of(bits == 64 ? wide() : narrow()).filter(name -> !name.isEmpty());
    }

    private String wide() {
        return switch (machine) {
            case 62 -> little("amd64");
            case 183 -> bigEndian ? "arm64be" : "arm64";
            case 21 -> bigEndian ? "ppc64" : "ppc64le";
            case 22 -> bigEndian ? "s390x" : "";
            case 243 -> little("riscv64");
            case 258 -> little("loong64");
            case MIPS -> bigEndian ? "mips64" : "mips64le";
            default -> "";
        };
    }

    private String narrow() {
        return switch (machine) {
            case 3 -> little("386");
            case 40 -> bigEndian ? "armbe" : "arm";
            case 20 -> bigEndian ? "ppc" : "";
            case 22 -> bigEndian ? "s390" : "";
            case 243 -> little("riscv");
            case MIPS -> (flags & MIPS_N32) != 0 ? "" : bigEndian ? "mips" : "mipsle";
            default -> "";
        };
    }

    private String little(String name) {
        return bigEndian ? "" : name;
    }

    /** For people: {@code amd64 (ELF machine 62, 64 bits, little-endian)}. */
    @Override
    public String toString() {
        String header =
                "ELF machine " + machine + ", " + bits + " bits, " + (bigEndian ? "big-endian" : "little-endian");
        return architecture().map(name -> name + " (" + header + ")").orElse(header);
    }
}

package io.github.multiarchmaven.content;

import java.util.Optional;

/**
 * What the headers of an ELF file say.
 *
 * @param code for which processor it is
 * @param use what it is for
 * @param loader the program that starts it ({@code PT_INTERP}); empty where it is static
 * @param armVersion the version of the ARM architecture that it needs, such as 7, where it says so
 */
public record Elf(Code code, Use use, Optional<String> loader, Optional<Integer> armVersion) implements FileKind {

    /** What an ELF file is for. */
    public enum Use {
        /** A program, or a library, which is the same thing to the header of a program that can lie anywhere. */
        RUN,
        /** Something else, such as the object files of compilers. */
        OTHER
    }
}

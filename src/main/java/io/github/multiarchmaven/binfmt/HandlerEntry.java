package io.github.multiarchmaven.binfmt;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of the kernel's table {@code binfmt_misc}. The kernel shows it as the lines that {@code bm_entry_read} writes
 * (Linux, fs/binfmt_misc.c).
 *
 * @param name of its file in the table
 * @param state whether the kernel heeds it
 * @param interpreter the program that it starts
 * @param flags letters such as {@code POCF}, those that we do not know included
 * @param pattern of the files that it takes
 */
public record HandlerEntry(String name, State state, String interpreter, String flags, Pattern pattern) {

    /** Whether the kernel heeds it. */
    public enum State {
        ENABLED,
        DISABLED
    }

    /** Which files an entry takes. */
    public sealed interface Pattern {

        /**
         * Files with certain bytes at a certain place.
         *
         * @param offset of the bytes
         * @param magic the bytes, in hexadecimal
         * @param mask which bits of them count, in hexadecimal; empty if all do
         */
        record Bytes(int offset, String magic, String mask) implements Pattern {

            boolean takes(byte[] file) {
                byte[] wanted = HexFormat.of().parseHex(magic);
                byte[] counting = HexFormat.of().parseHex(mask.isEmpty() ? "ff".repeat(wanted.length) : mask);
                if (file.length < offset + wanted.length) {
                    return false;
                }
                for (int i = 0; i < wanted.length; i++) {
                    if (((file[offset + i] ^ wanted[i]) & counting[i]) != 0) {
                        return false;
                    }
                }
                return true;
            }
        }

        /** Files whose names end so: {@code .jar}. */
        record Extension(String extension) implements Pattern {}
    }

    /** The entry that the kernel shows by these lines; empty if they are none that we understand. */
    static Optional<HandlerEntry> parse(String name, String text) {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .map(line -> line.split(" ", 2))
                .forEach(words -> values.putIfAbsent(words[0], words.length == 2 ? words[1].strip() : ""));
        String interpreter = values.getOrDefault("interpreter", "");
        Optional<Pattern> pattern = pattern(values);
        boolean enabled = values.containsKey("enabled");
        if (interpreter.isEmpty() || pattern.isEmpty() || enabled == values.containsKey("disabled")) {
            return Optional.empty();
        }
        String flags = values.getOrDefault("flags:", "");
        return Optional.of(new HandlerEntry(
                name, enabled ? State.ENABLED : State.DISABLED, interpreter, flags, pattern.orElseThrow()));
    }

    private static Optional<Pattern> pattern(Map<String, String> values) {
        if (values.containsKey("extension")) {
            return Optional.of(new Pattern.Extension(values.getOrDefault("extension", "")));
        }
        String magic = values.getOrDefault("magic", "");
        String mask = values.getOrDefault("mask", "");
        String offset = values.getOrDefault("offset", "");
        boolean understood = magic.matches("(?:[0-9a-f]{2})+")
                && (mask.isEmpty() || mask.matches("[0-9a-f]{" + magic.length() + "}"))
                && offset.matches("[0-9]{1,3}");
        return understood ? Optional.of(new Pattern.Bytes(Integer.parseInt(offset), magic, mask)) : Optional.empty();
    }

    /** Whether it takes this program, were it enabled. */
    boolean takes(byte[] program) {
        return pattern instanceof Pattern.Bytes bytes && bytes.takes(program);
    }

    /** Whether the kernel keeps the interpreter open, so that it runs in containers, which do not have its file. */
    boolean holdsItsInterpreter() {
        return flags.indexOf('F') >= 0;
    }

    /** Whether it is one of QEMU's, by its name; others are never touched. */
    boolean isOfQemu() {
        return name.startsWith("qemu-");
    }

    @Override
    public String toString() {
        return name + " (" + interpreter + (flags.isEmpty() ? "" : ", flags " + flags) + ")";
    }
}

package io.github.multiarchmaven.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One instruction, continuation lines joined.
 *
 * @param line its first line, counted from 1
 * @param keyword in upper case
 * @param flags such as {@code --from=build}
 * @param arguments the text after the flags
 */
record Instruction(int line, String keyword, List<String> flags, String arguments) {

    private static final int SHOWN = 72;

    static Instruction of(int line, String joined, char escape) {
        String text = joined.substring(Blank.start(joined));
        int end = 0;
        while (end < text.length() && !Blank.is(text.charAt(end))) {
            end++;
        }
        WordScanner scanner = new WordScanner(text.substring(end), escape);
        List<String> flags = scanner.flags();
        return new Instruction(line, text.substring(0, end).toUpperCase(Locale.ROOT), flags, scanner.rest());
    }

    boolean is(String wanted) {
        return keyword.equals(wanted);
    }

    /** What an ONBUILD leaves to the stages that start from this one. */
    Optional<Instruction> trigger(char escape) {
        return is("ONBUILD") && !arguments.isEmpty() ? Optional.of(of(line, arguments, escape)) : Optional.empty();
    }

    /** The value of {@code --name=value}; the last one counts. */
    Optional<String> flag(String name) {
        return flags(name).stream().reduce((first, last) -> last);
    }

    List<String> flags(String name) {
        String prefix = "--" + name + "=";
        return flags.stream()
                .filter(flag -> flag.startsWith(prefix))
                .map(flag -> flag.substring(prefix.length()))
                .toList();
    }

    /** On one line for people, without the flags. */
    String shortText() {
        String text = keyword + " " + arguments.replaceAll("\\s+", " ");
        return text.length() <= SHOWN
                ? text.strip()
                : text.substring(0, SHOWN - 1).strip() + "…";
    }
}

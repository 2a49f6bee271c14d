package io.github.multiarchmaven.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A line such as {@code # syntax=docker/dockerfile:1}.
 *
 * @param line counted from 1
 * @param name in lower case
 * @param value not empty
 */
record Directive(int line, String name, String value) {

    private static final Set<String> NAMES = Set.of("escape", "syntax", "check");

    /** Those that stand before the first line that is none. */
    static List<Directive> atTheTopOf(List<String> lines, String mark) {
        List<Directive> found = new ArrayList<>();
        for (String line : lines) {
            Optional<Directive> directive = in(line, found.size() + 1, mark);
            if (directive.isEmpty()) {
                break;
            }
            found.add(directive.get());
        }
        return found;
    }

    private static Optional<Directive> in(String text, int number, String mark) {
        String line = text.strip();
        int equals = line.indexOf('=');
        if (!line.startsWith(mark) || equals < mark.length()) {
            return Optional.empty();
        }
        String name = line.substring(mark.length(), equals).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(equals + 1).strip();
        return NAMES.contains(name) && !value.isEmpty()
                ? Optional.of(new Directive(number, name, value))
                : Optional.empty();
    }
}

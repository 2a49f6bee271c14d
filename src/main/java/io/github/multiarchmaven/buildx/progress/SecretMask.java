package io.github.multiarchmaven.buildx.progress;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Replaces the values of build arguments by {@code ***}: BuildKit expands them into the names of steps and into its
 * messages. Values of fewer than {@value #SHORTEST} characters stay: {@code 1} or {@code no} are no secrets, and without
 * them no message could be read.
 */
public final class SecretMask implements UnaryOperator<String> {

    static final int SHORTEST = 4;

    private static final String ESCAPED_IN_JSON = "&<>\u2028\u2029";

    private final List<String> values;

    private SecretMask(List<String> values) {
        this.values = values;
    }

    /**
     * Hides these values: each of their lines, plain, as Go quotes it, and both again as Go writes them in JSON, where
     * {@code &}, {@code <} and {@code >} are escaped (Go's encoding/json, {@code HTMLEscape}).
     */
    public static SecretMask of(Collection<String> values) {
        return new SecretMask(values.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .flatMap(line -> Stream.of(line, quoted(line)))
                .flatMap(text -> Stream.of(text, quoted(text), inJson(text)))
                .filter(line -> line.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String inJson(String text) {
        StringBuilder json = new StringBuilder();
        quoted(text)
                .chars()
                .forEach(c -> json.append(
                        ESCAPED_IN_JSON.indexOf(c) >= 0 || (c < ' ' && c != '\t')
                                ? String.format(Locale.ROOT, "\\u%04x", c)
                                : c == '\t' ? "\\t" : String.valueOf((char) c)));
        return json.toString();
    }

    @Override
    public String apply(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, "***");
        }
        return masked;
    }
}

package io.github.multiarchmaven.buildx.progress;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Replaces the values of build arguments by {@code ***}: BuildKit expands them into the names of steps and into its
 * messages. Values of fewer than {@value #SHORTEST} characters stay: {@code 1} or {@code no} are no secrets, and without
 * them no message could be read.
 */
public final class SecretMask implements UnaryOperator<String> {

    static final int SHORTEST = 4;

    private final List<String> values;

    private SecretMask(List<String> values) {
        this.values = values;
    }

    /** Hides these values: each of their lines, plain and as Go quotes it. */
    public static SecretMask of(Collection<String> values) {
        return new SecretMask(values.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .flatMap(line -> Stream.of(line, line.replace("\\", "\\\\").replace("\"", "\\\"")))
                .filter(line -> line.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
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

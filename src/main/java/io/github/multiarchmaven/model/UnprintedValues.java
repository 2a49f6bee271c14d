package io.github.multiarchmaven.model;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A map that keeps its order, never changes and prints no value: for what may hold a password, so that a record with it
 * in a component can be printed by anybody.
 */
public final class UnprintedValues extends AbstractMap<String, String> {

    private final Map<String, String> values;

    private UnprintedValues(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.values.forEach((name, value) -> Objects.requireNonNull(value, name));
    }

    /** A copy of these. */
    public static UnprintedValues of(Map<String, String> values) {
        return values instanceof UnprintedValues unprinted ? unprinted : new UnprintedValues(values);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return values.entrySet();
    }

    /** The names: {@code {TOKEN=***}}. */
    @Override
    public String toString() {
        return values.keySet().stream().map(name -> name + "=***").collect(Collectors.joining(", ", "{", "}"));
    }
}

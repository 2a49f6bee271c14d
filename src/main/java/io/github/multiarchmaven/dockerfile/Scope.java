package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.dockerfile.Expansion.Known;
import io.github.multiarchmaven.dockerfile.Expansion.Undecided;
import io.github.multiarchmaven.model.PlatformArguments;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The variables that a word may refer to. */
final class Scope {

    /** Filled in by some versions of BuildKit only (frontend/dockerfile/dockerfile2llb/platform.go). */
    private static final Set<String> DEPENDING_ON_VERSION = Set.of("TARGETSTAGE", "TARGETOSVERSION", "BUILDOSVERSION");

    private final Map<String, Expansion> variables;
    private final Map<String, String> perhapsEmpty = new HashMap<>();
    private final Function<String, Optional<Expansion>> others;

    private Scope(Map<String, Expansion> variables, Function<String, Optional<Expansion>> others) {
        this.variables = variables;
        this.others = others;
    }

    /** The scope of the FROM lines: what is not in it is unset. */
    static Scope global(Map<String, String> values) {
        Scope scope = new Scope(new HashMap<>(), Scope::versionDependent);
        values.forEach((name, value) -> scope.set(name, new Known(value)));
        return scope;
    }

    /** The scope inside a stage: what no ARG declared may come from ENV or from the base image. */
    static Scope ofStage() {
        return new Scope(new HashMap<>(), Scope::environment);
    }

    Scope copy() {
        return new Scope(new HashMap<>(variables), others);
    }

    void set(String name, Expansion value) {
        variables.put(name, value);
    }

    /** The variable's value, empty if it is unset. */
    Optional<Expansion> get(String name) {
        Expansion value = variables.get(name);
        return value == null ? others.apply(name) : Optional.of(value);
    }

    /** From now on some versions of BuildKit have it empty; {@code why}: the end of a sentence. */
    void emptyForSome(String name, String why) {
        perhapsEmpty.put(name, why);
    }

    /** Why the variable is empty with some versions of BuildKit, although it has a value here. */
    Optional<String> whyEmptyForSome(String name) {
        return Optional.ofNullable(perhapsEmpty.get(name));
    }

    private static Optional<Expansion> versionDependent(String name) {
        return DEPENDING_ON_VERSION.contains(name)
                ? Optional.of(new Undecided("whether " + name + " has a value depends on the version of BuildKit"))
                : Optional.empty();
    }

    private static Optional<Expansion> environment(String name) {
        return PlatformArguments.contains(name)
                ? Optional.empty()
                : Optional.of(new Undecided(name + " may come from the base image"));
    }
}

package io.github.multiarchmaven.registry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Rights on one thing, as tokens name them (distribution, docs/spec/auth/scope.md).
 *
 * @param resource type and name, such as {@code repository:acme/app}
 * @param actions such as {@code pull}
 */
record Scope(String resource, SortedSet<String> actions) implements Comparable<Scope> {

    static Scope pull(String repository) {
        return new Scope("repository:" + repository, new TreeSet<>(Set.of("pull")));
    }

    static Scope push(String repository) {
        return new Scope("repository:" + repository, new TreeSet<>(Set.of("pull", "push")));
    }

    /** Ours, and those that a challenge names – separated by spaces – for things that ours are not about. */
    static SortedSet<Scope> together(Set<Scope> ours, String challenged) {
        Map<String, Scope> all = new LinkedHashMap<>();
        ours.forEach(scope -> all.put(scope.resource, scope));
        for (String text : challenged.split(" +", -1)) {
            int colon = text.lastIndexOf(':');
            if (colon > 0 && colon < text.length() - 1) {
                String resource = text.substring(0, colon);
                SortedSet<String> actions =
                        new TreeSet<>(Arrays.asList(text.substring(colon + 1).split(",", -1)));
                all.putIfAbsent(resource, new Scope(resource, actions));
            }
        }
        return new TreeSet<>(all.values());
    }

    @Override
    public int compareTo(Scope other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return resource + ":" + String.join(",", actions);
    }
}

package io.github.multiarchmaven.unchanged;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an image is made from.
 *
 * @param prints by what each is called in a sentence: {@code src/app.conf in the context}
 * @param stats for files of a context, by the same names: prints of what BuildKit sees of a file before it reads it
 */
public record Inputs(SortedMap<String, String> prints, SortedMap<String, String> stats) {

    public Inputs {
        prints = Collections.unmodifiableSortedMap(new TreeMap<>(prints));
        stats = Collections.unmodifiableSortedMap(new TreeMap<>(stats));
    }

    /** What is another than it was then, a sentence for each. */
    public List<String> changesSince(Inputs then) {
        SortedSet<String> names = new TreeSet<>(prints.keySet());
        names.addAll(then.prints.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(prints.get(name), then.prints.get(name)))
                .map(name -> name + change(then.prints, name))
                .toList();
    }

    /**
     * The files that are others than they were then, and of which BuildKit sees nothing new: it has a file sent again only where
     * name, mode, size or time differ (tonistiigi/fsutil, "sameFile").
     */
    public List<String> unseenSince(Inputs then) {
        return stats.entrySet().stream()
                .filter(stat -> stat.getValue().equals(then.stats.get(stat.getKey())))
                .map(Map.Entry::getKey)
                .filter(name -> !Objects.equals(prints.get(name), then.prints.get(name)))
                .toList();
    }

    private String change(Map<String, String> then, String name) {
        if (!then.containsKey(name)) {
            return " is new";
        }
        return prints.containsKey(name) ? " has changed" : " is gone";
    }
}

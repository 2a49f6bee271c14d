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
 */
public record Inputs(SortedMap<String, String> prints) {

    public Inputs {
        prints = Collections.unmodifiableSortedMap(new TreeMap<>(prints));
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

    private String change(Map<String, String> then, String name) {
        if (!then.containsKey(name)) {
            return " is new";
        }
        return prints.containsKey(name) ? " has changed" : " is gone";
    }
}

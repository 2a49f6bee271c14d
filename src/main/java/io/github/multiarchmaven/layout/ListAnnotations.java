package io.github.multiarchmaven.layout;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What annotations a manifest list of one image has that is written here.
 *
 * @param ofList of the list itself
 * @param ofImage of its one entry
 */
public record ListAnnotations(Map<String, String> ofList, Map<String, String> ofImage) {

    /** None. */
    public static final ListAnnotations NONE = new ListAnnotations(Map.of(), Map.of());

    public ListAnnotations {
        ofList = Collections.unmodifiableMap(new TreeMap<>(ofList));
        ofImage = Collections.unmodifiableMap(new TreeMap<>(ofImage));
    }
}

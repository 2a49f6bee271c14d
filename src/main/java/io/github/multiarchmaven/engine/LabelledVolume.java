package io.github.multiarchmaven.engine;

import java.util.Map;

/**
 * A volume of which only the name and what is written on it matter.
 *
 * @param name unique in an engine
 * @param labels name to text; an engine never changes those of a volume that exists
 */
public record LabelledVolume(String name, Map<String, String> labels) {

    public LabelledVolume {
        labels = Map.copyOf(labels);
    }
}

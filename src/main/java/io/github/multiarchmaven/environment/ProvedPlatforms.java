package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.model.Platform;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The platforms whose programs have run in a builder before, so that one run of Maven, with all its goals and modules, tries each
 * once. What did not run is tried again: somebody may have mended it.
 */
public final class ProvedPlatforms {

    private static final String PROVED = "proved ";

    private final Map<String, String> memory;

    /**
     * What others have proved, and are told.
     *
     * @param memory for many threads, and for other things as well; whoever changes handlers or builders has the proofs in it
     *     {@linkplain #forget() forgotten}
     */
    public ProvedPlatforms(Map<String, String> memory) {
        this.memory = memory;
    }

    /** Where nobody else has looked. */
    public static ProvedPlatforms none() {
        return new ProvedPlatforms(new ConcurrentHashMap<>());
    }

    boolean has(String engine, BuilderState builder, Platform platform) {
        return memory.containsKey(key(engine, builder, platform));
    }

    void add(String engine, BuilderState builder, Platform platform) {
        memory.put(key(engine, builder, platform), "");
    }

    /** Nothing is known any more. */
    public void forget() {
        memory.keySet().removeIf(key -> key.startsWith(PROVED));
    }

    /** A builder of another state, such as another version of BuildKit, has proved nothing. */
    private static String key(String engine, BuilderState builder, Platform platform) {
        return PROVED + engine + " " + builder + " " + platform;
    }
}

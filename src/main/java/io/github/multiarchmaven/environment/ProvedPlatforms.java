package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.model.Platform;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The platforms whose programs have run in a builder before, so that one run of Maven, with all its goals and modules, tries each
 * once. What did not run is tried again: somebody may have mended it.
 */
public final class ProvedPlatforms {

    private final Set<String> proofs;

    /** @param proofs for many threads; whoever changes handlers or builders has them {@linkplain #forget() forgotten} */
    public ProvedPlatforms(Set<String> proofs) {
        this.proofs = proofs;
    }

    /** Where nobody else has looked. */
    public static ProvedPlatforms none() {
        return new ProvedPlatforms(ConcurrentHashMap.newKeySet());
    }

    boolean has(String engine, BuilderState builder, Platform platform) {
        return proofs.contains(key(engine, builder, platform));
    }

    void add(String engine, BuilderState builder, Platform platform) {
        proofs.add(key(engine, builder, platform));
    }

    /** Nothing is known any more. */
    public void forget() {
        proofs.clear();
    }

    /** A builder of another state, such as another version of BuildKit, has proved nothing. */
    private static String key(String engine, BuilderState builder, Platform platform) {
        return engine + " " + builder + " " + platform;
    }
}

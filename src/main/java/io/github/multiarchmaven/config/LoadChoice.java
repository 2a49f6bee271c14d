package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import java.util.List;

/** Which images of a result go into the engine. */
public sealed interface LoadChoice {

    /** The one that the engine runs by itself. */
    record OfTheHost() implements LoadChoice {}

    /** All of them. */
    record Every() implements LoadChoice {}

    /**
     * Those of certain platforms.
     *
     * @param platforms at least one
     */
    record Of(List<Platform> platforms) implements LoadChoice {

        public Of {
            platforms = List.copyOf(platforms);
        }
    }

    /**
     * Understands what was written.
     *
     * @param texts platforms, or {@code host} or {@code all} alone; none means {@code host}
     * @throws io.github.multiarchmaven.narration.ProblemException with all problems
     */
    static LoadChoice of(List<String> texts) {
        if (texts.isEmpty() || texts.equals(List.of("host"))) {
            return new OfTheHost();
        }
        if (texts.equals(List.of("all"))) {
            return new Every();
        }
        Problems problems = new Problems();
        // nothing is built here: a platform that nobody knows is simply not there
        List<Platform> platforms = new PlatformsReader(UnknownPlatforms.ALLOWED, problems).read(texts, "loadPlatforms");
        problems.throwIfAny();
        return new Of(platforms);
    }
}

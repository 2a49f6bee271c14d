package io.github.multiarchmaven.buildx.progress;

/** How a step ended. */
public sealed interface Outcome {

    /** It was executed. */
    record Done() implements Outcome {}

    /** Its result was in the cache. */
    record Cached() implements Outcome {}

    /**
     * It failed by itself.
     *
     * @param error in BuildKit's words
     */
    record Failed(String error) implements Outcome {}

    /** It was stopped because another step failed or somebody cancelled the build. */
    record Canceled() implements Outcome {}
}

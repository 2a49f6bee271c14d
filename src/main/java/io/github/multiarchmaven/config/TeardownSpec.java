package io.github.multiarchmaven.config;

/**
 * What {@code multiarch:teardown} is to take away besides builders and handlers.
 *
 * @param caches of builders
 * @param blobs of former builds
 * @param store where these blobs are
 */
public record TeardownSpec(Fate caches, Fate blobs, BlobStoreChoice store) {

    /** What becomes of something that saves time and nothing else. */
    public enum Fate {
        /** It is removed. */
        GOES,
        /** It is left. */
        STAYS
    }
}

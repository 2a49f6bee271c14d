package io.github.multiarchmaven.config;

/**
 * How images are dealt with that the plugin runs.
 *
 * @param pull when they are pulled
 * @param allowed which of them may be at all, and which a Dockerfile may start from
 */
public record ImagePolicy(PullPolicy pull, AllowedImages allowed) {

    /** Where nothing is said. */
    public static final ImagePolicy USUAL = new ImagePolicy(PullPolicy.MISSING, AllowedImages.ALL);
}

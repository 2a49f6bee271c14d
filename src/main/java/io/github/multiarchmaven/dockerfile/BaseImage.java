package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;

/**
 * An image that a stage starts from, which is no stage and not {@code scratch}; or one that files are
 * taken from.
 *
 * @param reference as BuildKit will look it up, variables replaced; the name of the context if a named context replaces it
 * @param line of the FROM or other instruction, counted from 1
 * @param platform the one that is pulled
 */
public record BaseImage(String reference, int line, Platform platform) {

    /** The same wherever it stands. */
    public Pulled pulled() {
        return new Pulled(reference, platform);
    }

    /**
     * What is pulled.
     *
     * @param reference as that of the base image
     * @param platform for which it is pulled
     */
    public record Pulled(String reference, Platform platform) {}
}

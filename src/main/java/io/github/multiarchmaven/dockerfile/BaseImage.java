package io.github.multiarchmaven.dockerfile;

import io.github.multiarchmaven.model.Platform;

/**
 * An image that a stage starts from and that is no stage, no named context and not {@code scratch}.
 *
 * @param reference as BuildKit will look it up, variables replaced
 * @param line of the FROM, counted from 1
 * @param platform the one that is pulled
 */
public record BaseImage(String reference, int line, Platform platform) {}

package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.model.Platform;

/**
 * Where images are run.
 *
 * @param builder as buildx knows it
 * @param processor the engine's platform, which is taken for the builder's where that does not say its own
 * @param binfmtImage the image that registers handlers, for advice
 */
public record Site(String builder, Platform processor, String binfmtImage) {}

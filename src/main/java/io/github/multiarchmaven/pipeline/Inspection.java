package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.registry.transfer.ImageDetails;

/**
 * What was found.
 *
 * @param reference by which it was asked for
 * @param details of what is there
 */
record Inspection(String reference, ImageDetails details) {}

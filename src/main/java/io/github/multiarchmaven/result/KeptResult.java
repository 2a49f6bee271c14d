package io.github.multiarchmaven.result;

import java.nio.file.Path;

/**
 * A result in its place.
 *
 * @param description what it is
 * @param layout folder of the OCI layout
 */
public record KeptResult(ImageDescription description, Path layout) {}

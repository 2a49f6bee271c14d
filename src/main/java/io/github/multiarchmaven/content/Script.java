package io.github.multiarchmaven.content;

/**
 * A file that another program runs.
 *
 * @param line what stands behind {@code #!}
 */
public record Script(String line) implements FileKind {}

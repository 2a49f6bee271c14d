package io.github.multiarchmaven.engine;

/**
 * What a container wrote; of each stream the newest mebibyte at most.
 *
 * @param output standard output
 * @param errors standard error
 */
public record ContainerOutput(String output, String errors) {}

package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.content.FileKind;

/**
 * A file that is in no image yet.
 *
 * @param path as a user knows it
 * @param kind what it is
 */
public record LooseFile(String path, FileKind kind) {}

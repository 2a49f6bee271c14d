package io.github.multiarchmaven.content;

/** What a file is, as far as it matters for running it. */
public sealed interface FileKind permits Elf, Script, OtherFile {}

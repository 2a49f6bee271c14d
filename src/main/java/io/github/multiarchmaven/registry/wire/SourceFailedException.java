package io.github.multiarchmaven.registry.wire;

import java.io.IOException;

/** What was to be sent could not be read; its cause says why. */
public final class SourceFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    SourceFailedException(IOException cause) {
        super("what was to be sent could not be read", cause);
    }
}

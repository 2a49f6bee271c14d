package io.github.multiarchmaven.registry;

import java.io.IOException;

/** An answer that no registry should give; the message says what is wrong with it, for a sentence. */
final class BadAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    BadAnswerException(String reason) {
        super(reason);
    }
}

package io.github.multiarchmaven.registry.wire;

import java.io.IOException;

/** What answers does not speak HTTP. */
public final class NotHttpException extends IOException {

    private static final long serialVersionUID = 1L;

    NotHttpException(Throwable cause) {
        super("what answers does not speak HTTP", cause);
    }
}

package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.registry.wire.Answer;
import java.net.URI;

/**
 * An answer and who gave it.
 *
 * @param answer to be closed
 * @param where after redirects
 */
record Reached(Answer answer, URI where) implements AutoCloseable {

    int status() {
        return answer.status();
    }

    @Override
    public void close() {
        answer.close();
    }
}

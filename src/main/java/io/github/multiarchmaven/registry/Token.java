package io.github.multiarchmaven.registry;

import java.time.Instant;

/**
 * What a token server gave out.
 *
 * @param value never printed
 * @param until from then on it is asked for anew
 */
record Token(String value, Instant until) {

    @Override
    public String toString() {
        return "token *** until " + until;
    }
}

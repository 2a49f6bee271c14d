package io.github.multiarchmaven.model;

/** A regular expression takes more time or memory than anybody has: with some, both grow exponentially with the text. */
public final class UnsearchableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsearchableException(StackOverflowError cause) {
        super("the regular expression takes more memory than a thread has", cause);
    }

    UnsearchableException(long looks) {
        super("the regular expression has looked at characters " + looks + " times");
    }
}

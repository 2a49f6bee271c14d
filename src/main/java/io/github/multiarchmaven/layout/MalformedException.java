package io.github.multiarchmaven.layout;

/** A document does not say what it has to say; the message is the reason, and the reader of the layout knows where. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(String reason) {
        super(reason);
    }

    /** The reason, for a sentence. */
    String reason() {
        return String.valueOf(getMessage());
    }
}

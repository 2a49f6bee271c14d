package io.github.multiarchmaven.credentials;

/** Something that holds secrets has not the form it should have; the message says where and quotes nothing of it. */
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

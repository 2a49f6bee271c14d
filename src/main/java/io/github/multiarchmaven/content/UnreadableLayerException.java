package io.github.multiarchmaven.content;

/** A layer cannot be read by us, which says nothing about the image: an engine may know more. */
public final class UnreadableLayerException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableLayerException(String reason) {
        super(reason);
        this.reason = reason;
    }

    UnreadableLayerException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** Half a sentence. */
    public String reason() {
        return reason;
    }
}

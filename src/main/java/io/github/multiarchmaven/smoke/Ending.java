package io.github.multiarchmaven.smoke;

/** How the step ended in which a program ran. */
sealed interface Ending {

    /** By itself, with exit code 0. */
    record Done() implements Ending {}

    /**
     * By itself.
     *
     * @param error in BuildKit's words
     */
    record Failed(String error) implements Ending {}

    /** We ended it. */
    record Stopped(Reason reason) implements Ending {}

    /** Why it was ended. */
    enum Reason {
        /** It had said that it has started up, or was only to be started. */
        ENOUGH,
        /** Its time was over. */
        TIME_OVER,
        /** QEMU had said its last word, and nothing more came. */
        HUNG,
        /** The regular expression for its startup is one that cannot be looked for. */
        UNSEARCHABLE
    }
}

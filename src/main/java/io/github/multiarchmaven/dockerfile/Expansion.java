package io.github.multiarchmaven.dockerfile;

/** What is known of a word once its variables are replaced. */
sealed interface Expansion {

    /** The word's value. */
    record Known(String value) implements Expansion {}

    /**
     * The value depends on something that this reader does not follow.
     *
     * @param why the end of a sentence; holds no values of variables
     */
    record Undecided(String why) implements Expansion {}
}

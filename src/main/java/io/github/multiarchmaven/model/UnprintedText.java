package io.github.multiarchmaven.model;

/**
 * A text that may hold a password, so that a record with it in a component can be printed by anybody.
 *
 * @param value the text itself
 */
public record UnprintedText(String value) {

    @Override
    public String toString() {
        return "***";
    }
}

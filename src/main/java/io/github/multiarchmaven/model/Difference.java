package io.github.multiarchmaven.model;

/**
 * Something that is not as it should be.
 *
 * @param what it is
 * @param wanted how it should be
 * @param found how it is
 */
public record Difference(String what, String wanted, String found) {

    @Override
    public String toString() {
        return what + ": wanted " + wanted + ", found " + found;
    }
}

package io.github.multiarchmaven.secrets;

/**
 * A secret where none should be.
 *
 * @param secret its name
 * @param where a path below the folder that was searched, and what is inside of the file behind {@code !}
 */
public record Finding(String secret, String where) {

    @Override
    public String toString() {
        return secret + " in " + where;
    }
}

package io.github.multiarchmaven.context;

/** A line of a {@code .dockerignore} of which it is not sure what BuildKit makes of it. */
public final class UnclearPatternException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param pattern as written */
    UnclearPatternException(String pattern, String why) {
        super("the pattern \"" + pattern + "\", of which " + why);
    }
}

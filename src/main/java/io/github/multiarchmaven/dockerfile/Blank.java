package io.github.multiarchmaven.dockerfile;

/** White space as BuildKit's parser, that is Go's {@code unicode.IsSpace}, has it: no-break spaces are white, too. */
final class Blank {

    private Blank() {}

    static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /** Whether there is nothing else in the text. */
    static boolean all(String text) {
        return start(text) == text.length();
    }

    /** The index of the first other character, or the length. */
    static int start(String text) {
        int at = 0;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }
}

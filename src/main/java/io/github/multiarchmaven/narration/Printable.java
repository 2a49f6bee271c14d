package io.github.multiarchmaven.narration;

import java.util.regex.Pattern;

/**
 * Takes out of a text what would not be printed by a terminal but obeyed: names in images, and what programs in them or
 * registries say, are others' to choose.
 */
public final class Printable {

    /** All control characters of Unicode but for line feeds and tabs. */
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private Printable() {}

    /** The text with a question mark for each control character, and a blank for each carriage return. */
    public static String of(String text) {
        return OBEYED.matcher(text.replace('\r', ' ')).replaceAll("?");
    }
}

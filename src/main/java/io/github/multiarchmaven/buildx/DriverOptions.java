package io.github.multiarchmaven.buildx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code env.FOO="a,b" image="moby/buildkit"}, where each value is quoted as Go does it ({@code %q}). */
final class DriverOptions {

    private static final Pattern OPTION = Pattern.compile("([^\\s=\"]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))");
    private static final String LETTERS = "abfnrtv";
    private static final String MEANINGS = "\007\b\f\n\r\t\013";

    private DriverOptions() {}

    static Map<String, String> parse(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            options.put(option.group(1), unquoted(option.group(2)));
        }
        return options;
    }

    private static String unquoted(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            for (int group = 1; group <= 3; group++) {
                if (escape.group(group) != null) {
                    return Matcher.quoteReplacement(character(escape.group(group)));
                }
            }
            int letter = LETTERS.indexOf(escape.group(4));
            return Matcher.quoteReplacement(letter < 0 ? escape.group(4) : MEANINGS.substring(letter, letter + 1));
        });
    }

    private static String character(String hexadecimal) {
        int code = Integer.parseUnsignedInt(hexadecimal, 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "?";
    }
}

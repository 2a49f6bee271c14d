package io.github.multiarchmaven.config;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 500m}, {@code 10g}, {@code 20GB}; each letter is 1024 times the one before. */
final class ByteSize {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,18})([kmgt]?)b?");

    private ByteSize() {}

    /** In bytes, more than nothing; empty where it is no size. */
    static OptionalLong of(String text) {
        Matcher parts = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(parts.group(1));
        // no letter is found at the beginning
        int power = " kmgt".indexOf(parts.group(2));
        long unit = 1L << (10 * power);
        return number == 0 || number > Long.MAX_VALUE / unit ? OptionalLong.empty() : OptionalLong.of(number * unit);
    }
}

package io.github.multiarchmaven.narration;

import java.util.Locale;

/** An amount of bytes for people. */
final class Amount {

    private Amount() {}

    /** Small amounts in small units: little is not nothing. */
    static String inWords(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words in braces that stand for the parts of a platform. */
final class PlatformPlaceholders {

    static final String ALL = "{os}, {arch} and {variant}";

    private static final Pattern BRACES = Pattern.compile("\\{[^}]*}?|}");
    private static final Pattern KNOWN = Pattern.compile("\\{(?:os|arch|variant)}");

    private PlatformPlaceholders() {}

    static String fill(String text, Platform platform) {
        return text.replace("{os}", platform.os())
                .replace("{arch}", platform.architecture())
                .replace("{variant}", platform.variant());
    }

    /** Something in braces that stands for nothing. */
    static Optional<String> unknownIn(String text) {
        Stream<String> found = BRACES.matcher(text).results().map(match -> match.group());
        return found.filter(word -> !KNOWN.matcher(word).matches()).findFirst();
    }
}

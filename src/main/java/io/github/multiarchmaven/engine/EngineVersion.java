package io.github.multiarchmaven.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an engine calls itself.
 *
 * @param product {@code Engine} or {@code Docker Engine - Community} for Docker's, {@code Podman Engine}
 * @param number as it gives it: {@code 28.5.2}, {@code 26.1.5+dfsg1}, {@code dev}
 * @param api the newest version of the API that it speaks: {@code 1.51}
 */
public record EngineVersion(String product, String number, String api) {

    private static final Pattern LEADING_NUMBER = Pattern.compile("v?([0-9]{1,6})\\..*");
    private static final Pattern API = Pattern.compile("1\\.([0-9]{1,6})");

    /** The number before the first dot, unless it is a build that has none. */
    Optional<Integer> major() {
        return leading(LEADING_NUMBER.matcher(number));
    }

    /** The number after the first dot of the API's version. */
    Optional<Integer> apiMinor() {
        return leading(API.matcher(api));
    }

    private static Optional<Integer> leading(Matcher matcher) {
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return number;
    }
}

package io.github.multiarchmaven.registry;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One way to identify oneself that a server offers in {@code WWW-Authenticate} (RFC 9110, section 11.6.1).
 *
 * @param scheme in lower case
 * @param parameters by names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    Challenge {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** All that the headers offer, in order; what does not follow the grammar is passed over. */
    static List<Challenge> in(List<String> headers) {
        return headers.stream()
                .flatMap(header -> new ChallengeScanner(header).scan().stream())
                .toList();
    }

    boolean is(String wanted) {
        return scheme.equals(wanted.toLowerCase(Locale.ROOT));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }
}

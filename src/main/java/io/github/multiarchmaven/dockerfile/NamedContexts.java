package io.github.multiarchmaven.dockerfile;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * The names that {@code --build-context} replaces. Like BuildKit's (frontend/dockerui/config.go, {@code NamedContext})
 * they match an image however it is written, so that {@code alpine} is {@code docker.io/library/alpine:latest}; and
 * {@code scratch} and {@code context} are never replaced.
 */
final class NamedContexts {

    private static final Set<String> RESERVED = Set.of("scratch", "context");

    private final Set<String> names;

    NamedContexts(Set<String> names) {
        this.names = names;
    }

    /** Whether this is no image and no context of the user's. */
    static boolean isReserved(String reference) {
        return RESERVED.contains(reference);
    }

    boolean replace(String reference) {
        return replacing(reference).isPresent();
    }

    /** The name of the context that replaces it, as it is written there. */
    Optional<String> replacing(String reference) {
        String name = familiar(reference);
        return names.stream()
                .filter(given -> familiar(given).equals(name) && !RESERVED.contains(name))
                .min(Comparator.naturalOrder());
    }

    private static String familiar(String reference) {
        String name = without(reference, "index.docker.io/");
        name = without(name, "docker.io/");
        name = without(name, "library/");
        return name.endsWith(":latest") ? name.substring(0, name.length() - ":latest".length()) : name;
    }

    private static String without(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}

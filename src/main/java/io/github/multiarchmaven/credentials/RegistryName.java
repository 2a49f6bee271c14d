package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.model.ImageReference;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that one registry goes by in Docker's configuration and in Maven's settings. */
final class RegistryName {

    private static final String HUB = "docker.io";

    /** What Docker files the login of Docker Hub under, and calls it when it talks to a credential helper. */
    private static final String HUB_IN_DOCKER = "https://index.docker.io/v1/";

    private static final Set<String> HUB_HOSTS = Set.of(HUB, "index.docker.io", "registry-1.docker.io");
    private static final Pattern DECORATED =
            Pattern.compile("(?:https?://)?([^/]*)(?:/v[12])?/?", Pattern.CASE_INSENSITIVE);

    private RegistryName() {}

    /** Whether a key or an id means this registry, with or without scheme and version of the API. */
    static boolean means(String key, String registry) {
        return plain(key).equals(plain(registry));
    }

    /** What Docker calls it. */
    static String inDocker(String registry) {
        return plain(registry).equals(HUB) ? HUB_IN_DOCKER : registry;
    }

    /** What a reference to an image calls it: {@code host[:port]}. What is no address stays as it is. */
    static String plain(String key) {
        Matcher decorated = DECORATED.matcher(key.strip());
        if (!decorated.matches()) {
            return key;
        }
        String host = decorated.group(1).toLowerCase(Locale.ROOT);
        return HUB_HOSTS.contains(host) ? HUB : host;
    }

    /** Whether an image's reference could begin with it: the id of a server may be any word. */
    static boolean isRegistry(String id) {
        String host = plain(id);
        try {
            return !host.isEmpty()
                    && ImageReference.of(host + "/any").registry().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

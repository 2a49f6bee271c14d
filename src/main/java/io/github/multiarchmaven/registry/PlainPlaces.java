package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a registry may have us speak plain HTTP: where the user said so, and on this machine if it is on it itself. From
 * elsewhere it would send us to what listens here for nobody else.
 */
final class PlainPlaces {

    private final RegistryHost registry;
    private final Set<String> insecure;

    /** @param insecure {@code host[:port]} of those that the user named */
    PlainPlaces(RegistryHost registry, Set<String> insecure) {
        this.registry = registry;
        this.insecure = insecure.stream().map(PlainPlaces::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether something may be sent or fetched there: always with TLS. */
    boolean allow(URI target) {
        if (target.getHost() == null || target.getRawUserInfo() != null || target.getPort() > Authority.HIGHEST_PORT) {
            return false;
        }
        return target.getScheme().equalsIgnoreCase("https")
                || (target.getScheme().equalsIgnoreCase("http")
                        && (isHereAsTheRegistry(target) || named(target.getRawAuthority())));
    }

    /** Whether the user named this place. */
    boolean named(String authority) {
        return insecure.contains(plain(authority));
    }

    private boolean isHereAsTheRegistry(URI target) {
        return registry.isLoopback() && Loopback.is(target.getHost());
    }

    /** Port 80 is the one that is meant where none is named. */
    private static String plain(String authority) {
        return authority.strip().toLowerCase(Locale.ROOT).replaceFirst(":80$", "");
    }
}

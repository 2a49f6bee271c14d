package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.registry.wire.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where plain HTTP may be spoken: on this machine, and where the user said so. */
final class PlainPlaces {

    private final Set<String> insecure;

    PlainPlaces(Set<String> insecure) {
        this.insecure = insecure.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether something may be sent or fetched there: always with TLS. */
    boolean allow(URI target) {
        if (target.getHost() == null || target.getRawUserInfo() != null) {
            return false;
        }
        return target.getScheme().equalsIgnoreCase("https")
                || (target.getScheme().equalsIgnoreCase("http")
                        && (Loopback.is(target.getHost()) || named(target.getRawAuthority())));
    }

    /** Whether the user named this place. */
    boolean named(String authority) {
        return insecure.contains(authority.toLowerCase(Locale.ROOT));
    }
}

package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.registry.wire.Limits;
import io.github.multiarchmaven.registry.wire.ProxyServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How registries are reached.
 *
 * @param insecureRegistries {@code host[:port]} of those that may be spoken with over plain HTTP, credentials included;
 *     this machine itself always may
 * @param authorities a file of certificates in PEM form whose issuers are trusted besides Java's own
 * @param proxies none is used for this machine itself
 * @param limits of every call
 */
public record RegistrySettings(
        Set<String> insecureRegistries, Optional<Path> authorities, List<ProxyServer> proxies, Limits limits) {

    public RegistrySettings {
        insecureRegistries = Set.copyOf(insecureRegistries);
        proxies = List.copyOf(proxies);
    }

    /** TLS to whom Java trusts, no proxies, the usual limits. */
    public static RegistrySettings usual() {
        return new RegistrySettings(Set.of(), Optional.empty(), List.of(), Limits.USUAL);
    }
}

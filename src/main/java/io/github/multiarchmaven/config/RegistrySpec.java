package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ServerLogin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How registries are reached, and with which logins.
 *
 * @param insecure {@code host[:port]} of registries that may be spoken with without TLS
 * @param authorities certificates in PEM form that are trusted besides Java's own
 * @param proxies of Maven's settings
 * @param servers of Maven's settings
 */
public record RegistrySpec(
        Set<String> insecure, Optional<Path> authorities, List<Proxy> proxies, List<ServerLogin> servers) {

    public RegistrySpec {
        insecure = Set.copyOf(insecure);
        proxies = List.copyOf(proxies);
        servers = List.copyOf(servers);
    }

    /**
     * A proxy of Maven's settings.
     *
     * @param login whose password is sent to the proxy only; empty where it asks for none
     */
    public record Proxy(
            String protocol, String host, int port, Optional<ServerLogin> login, List<String> nonProxyHosts) {

        public Proxy {
            nonProxyHosts = List.copyOf(nonProxyHosts);
        }
    }
}

package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.registry.wire.Wire;
import java.net.URI;

/**
 * Where a registry is entered: always by TLS, but for the places where plain HTTP is allowed. A registry on this machine is
 * taken for a plain one until it behaves otherwise; one that the user called insecure is first asked for TLS, as docker
 * does.
 */
final class Door {

    private final Wire wire;
    private final RegistryHost host;
    private boolean settled;
    private String scheme;

    Door(RegistryHost host, PlainPlaces plain, Wire wire) {
        this.wire = wire;
        this.host = host;
        this.scheme = host.isLoopback() ? "http" : "https";
        this.settled = !host.isLoopback() && !plain.named(host.authority());
    }

    /** Scheme, host and port. */
    synchronized URI base() {
        if (!settled && !host.isLoopback()) {
            scheme = wire.speaksTls(host.at("https")) ? "https" : "http";
            settled = true;
        }
        return host.at(scheme);
    }

    /** It answered well from there. */
    synchronized void proved(URI base) {
        settled |= base.equals(base());
    }

    /** It did not answer well from there; whether there is another door now. */
    synchronized boolean elsewhereThan(URI base) {
        if (!settled) {
            settled = true;
            scheme = wire.speaksTls(host.at("https")) ? "https" : "http";
        }
        return !base.equals(base());
    }

    static boolean same(URI one, URI other) {
        return Authority.of(one).equals(Authority.of(other));
    }
}

package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.registry.wire.Loopback;
import io.github.multiarchmaven.registry.wire.Wire;
import java.net.URI;

/**
 * Where a registry is entered: always by TLS, but for the places where plain HTTP is allowed. A registry on this machine is
 * taken for a plain one until it behaves otherwise; one that the user called insecure is first asked for TLS, as docker
 * does.
 */
final class Door {

    private static final String HUB = "docker.io";
    private static final String HUB_HOST = "registry-1.docker.io";

    private final Wire wire;
    private final String host;
    private final boolean loopback;
    private boolean settled;
    private String scheme;

    Door(String registry, PlainPlaces plain, Wire wire) {
        this.wire = wire;
        this.host = registry.equals(HUB) ? HUB_HOST : registry;
        this.loopback = Loopback.is(URI.create("https://" + host).getHost());
        this.scheme = loopback ? "http" : "https";
        this.settled = !loopback && !plain.named(host);
    }

    /** Scheme, host and port. */
    synchronized URI base() {
        if (!settled && !loopback) {
            scheme = wire.speaksTls(URI.create("https://" + host)) ? "https" : "http";
            settled = true;
        }
        return URI.create(scheme + "://" + host);
    }

    /** It answered well from there. */
    synchronized void proved(URI base) {
        settled |= base.equals(base());
    }

    /** It did not answer well from there; whether there is another door now. */
    synchronized boolean elsewhereThan(URI base) {
        if (!settled) {
            settled = true;
            scheme = wire.speaksTls(URI.create("https://" + host)) ? "https" : "http";
        }
        return !base.equals(base());
    }

    static boolean same(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
    }
}

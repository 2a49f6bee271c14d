package io.github.multiarchmaven.registry.wire;

import java.io.IOException;

/** The proxy does not let us through. */
public final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyRefusedException(ProxyServer proxy, int status) {
        super("the proxy " + proxy.host() + ":" + proxy.port() + " answered with status " + status);
    }
}

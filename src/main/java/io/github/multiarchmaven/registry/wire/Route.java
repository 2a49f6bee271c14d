package io.github.multiarchmaven.registry.wire;

import io.github.multiarchmaven.model.Loopback;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way to a server; connections of the same route are interchangeable.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address, the latter without brackets
 */
record Route(String scheme, String host, int port, Optional<ProxyServer> proxy) {

    /** Never through a proxy to this machine itself. */
    static Route to(URI target, List<ProxyServer> proxies) {
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        String host = target.getHost().replaceAll("[\\[\\]]", "");
        int usual = scheme.equals("https") ? 443 : 80;
        int port = target.getPort() < 0 ? usual : target.getPort();
        Optional<ProxyServer> proxy = Loopback.is(target.getHost())
                ? Optional.empty()
                : Stream.of(scheme, "http")
                        .flatMap(protocol -> proxies.stream().filter(each -> each.carries(protocol)))
                        .findFirst()
                        .filter(each -> !each.passesBy(host));
        return new Route(scheme, host, port, proxy);
    }

    boolean encrypted() {
        return scheme.equals("https");
    }

    /** Host and port as they stand in requests. */
    String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

package io.github.multiarchmaven.registry;

import java.net.URI;
import java.util.Locale;

/**
 * Who is spoken with: credentials that are for one are not for another.
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port also where it is left out, because it is the usual one
 */
record Authority(String scheme, String host, int port) {

    static final int HIGHEST_PORT = 65_535;

    /** @param address with scheme and host */
    static Authority of(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        return new Authority(
                scheme, address.getHost().toLowerCase(Locale.ROOT), address.getPort() < 0 ? usual : address.getPort());
    }
}

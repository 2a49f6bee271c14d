package io.github.multiarchmaven.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code nonProxyHosts} of Maven as a value of {@code NO_PROXY}, which knows no asterisks in general: names stand for
 * themselves and all below them, networks are CIDR blocks (Go, golang.org/x/net/http/httpproxy, "Config").
 */
final class NonProxyHosts {

    private static final Pattern NETWORK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){0,2})\\.\\*");
    private static final int OCTETS = 4;
    private static final int BITS = 8;

    private NonProxyHosts() {}

    /** Those of all proxies; what cannot be said is left out. */
    static String asVariable(List<RegistrySpec.Proxy> proxies) {
        return proxies.stream()
                .flatMap(proxy -> proxy.nonProxyHosts().stream())
                .flatMap(pattern -> asEntry(pattern.strip()).stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static Optional<String> asEntry(String pattern) {
        Matcher network = NETWORK.matcher(pattern);
        if (network.matches()) {
            int octets = network.group(1).split("\\.", -1).length;
            return Optional.of(network.group(1) + ".0".repeat(OCTETS - octets) + "/" + octets * BITS);
        }
        String ending = pattern.startsWith("*") && pattern.length() > 1 ? pattern.substring(1) : pattern;
        return Optional.of(ending)
                .filter(entry -> entry.equals("*") || !entry.contains("*"))
                .filter(entry -> !entry.isEmpty());
    }
}

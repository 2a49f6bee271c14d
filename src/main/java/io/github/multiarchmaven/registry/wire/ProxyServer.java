package io.github.multiarchmaven.registry.wire;

import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A proxy as {@code settings.xml} has them.
 *
 * @param protocol of the calls that go through it: {@code http} or {@code https}; one for {@code http} also carries
 *     {@code https} where there is no other, as in Maven's own resolver
 * @param login sent to the proxy only; asked for when the proxy is used, and may be a problem then
 * @param nonProxyHosts hosts that are reached directly; {@code *} stands for any characters
 */
public record ProxyServer(
        String protocol,
        String host,
        int port,
        Supplier<Optional<UsernamePassword>> login,
        List<String> nonProxyHosts) {

    public ProxyServer {
        nonProxyHosts = List.copyOf(nonProxyHosts);
    }

    boolean carries(String scheme) {
        return protocol.equalsIgnoreCase(scheme);
    }

    boolean passesBy(String target) {
        return nonProxyHosts.stream().anyMatch(pattern -> matches(pattern, target));
    }

    /** The value of {@code Proxy-Authorization}. */
    Optional<String> authorization() {
        return login.get()
                .map(l -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((l.username() + ":" + l.password()).getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean matches(String pattern, String target) {
        String[] literal = pattern.strip().toLowerCase(Locale.ROOT).split("\\*", -1);
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < literal.length; i++) {
            expression.append(i == 0 ? "" : ".*").append(Pattern.quote(literal[i]));
        }
        return target.toLowerCase(Locale.ROOT).matches(expression.toString());
    }
}

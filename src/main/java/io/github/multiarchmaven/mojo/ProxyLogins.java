package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.model.ServerLogin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The proxies of {@code settings.xml} that are switched on, with their passwords decrypted. */
final class ProxyLogins {

    private final SettingsDecrypter decrypter;

    ProxyLogins(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    List<RegistrySpec.Proxy> of(MavenSession session) {
        boolean decrypted = Decrypted.byMaven(session);
        return session.getSettings().getProxies().stream()
                .filter(Proxy::isActive)
                .map(proxy -> new RegistrySpec.Proxy(
                        proxy.getProtocol(),
                        proxy.getHost(),
                        proxy.getPort(),
                        Optional.ofNullable(proxy.getUsername()).map(user -> decrypted ? asItIs(proxy) : login(proxy)),
                        nonProxyHosts(proxy)))
                .toList();
    }

    private static ServerLogin asItIs(Proxy proxy) {
        return ServerLogin.of(name(proxy), Decrypted.text(proxy.getUsername()), Decrypted.text(proxy.getPassword()));
    }

    private ServerLogin login(Proxy proxy) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        Proxy decrypted = Objects.requireNonNullElse(result.getProxy(), proxy);
        return Decrypted.login(
                name(proxy),
                Decrypted.text(decrypted.getUsername()),
                Decrypted.text(proxy.getPassword()),
                Decrypted.text(decrypted.getPassword()),
                result);
    }

    private static String name(Proxy proxy) {
        return Decrypted.text(proxy.getId()).isEmpty() ? proxy.getHost() : proxy.getId();
    }

    private static List<String> nonProxyHosts(Proxy proxy) {
        return Stream.of(Decrypted.text(proxy.getNonProxyHosts()).split("[|,]", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }
}

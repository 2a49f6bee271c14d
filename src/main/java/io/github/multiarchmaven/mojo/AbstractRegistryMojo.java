package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.model.ServerLogin;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals that work with registries share. */
abstract class AbstractRegistryMojo extends AbstractMultiarchMojo {

    /**
     * Registries, each as {@code host[:port]}, that may be spoken with over plain HTTP, logins included. This machine itself
     * always may.
     */
    @Parameter(property = "multiarch.insecureRegistries")
    private @Nullable List<String> insecureRegistries;

    /** File with certificates in PEM form that are trusted besides those that Java trusts. */
    @Parameter(property = "multiarch.registryCertificates")
    private @Nullable File registryCertificates;

    private final ServerLogins logins;

    AbstractRegistryMojo(SettingsDecrypter decrypter) {
        this.logins = new ServerLogins(decrypter);
    }

    final RegistrySpec registries() {
        return new RegistrySpec(
                Set.copyOf(BuildMojo.listOf(insecureRegistries)),
                Optional.ofNullable(registryCertificates).map(File::toPath),
                session().getSettings().getProxies().stream()
                        .filter(Proxy::isActive)
                        .map(AbstractRegistryMojo::proxy)
                        .toList(),
                servers());
    }

    /** The servers of Maven's settings. */
    final List<ServerLogin> servers() {
        return logins.of(session());
    }

    private static RegistrySpec.Proxy proxy(Proxy proxy) {
        return new RegistrySpec.Proxy(
                proxy.getProtocol(),
                proxy.getHost(),
                proxy.getPort(),
                Optional.ofNullable(proxy.getUsername())
                        .map(user -> ServerLogin.of(
                                proxy.getHost(),
                                user,
                                Optional.ofNullable(proxy.getPassword()).orElse(""))),
                Stream.of(Optional.ofNullable(proxy.getNonProxyHosts())
                                .orElse("")
                                .split("[|,]", -1))
                        .map(String::strip)
                        .filter(host -> !host.isEmpty())
                        .toList());
    }
}

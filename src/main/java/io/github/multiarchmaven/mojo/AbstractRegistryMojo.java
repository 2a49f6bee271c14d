package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.AccessReader;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.model.ServerLogin;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
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
    private final ProxyLogins proxies;

    AbstractRegistryMojo(SettingsDecrypter decrypter) {
        this.logins = new ServerLogins(decrypter);
        this.proxies = new ProxyLogins(decrypter);
    }

    /** @throws io.github.multiarchmaven.narration.ProblemException with all that is wrong with how it is written */
    final RegistrySpec registries() {
        return AccessReader.read(
                BuildMojo.listOf(insecureRegistries),
                Optional.ofNullable(registryCertificates).map(File::toPath),
                proxies.of(session()),
                servers());
    }

    /** The proxies that containers could get. */
    final KnownProxies knownProxies() {
        return new KnownProxies(proxies, session());
    }

    /** The servers of Maven's settings. */
    final List<ServerLogin> servers() {
        return logins.of(session());
    }
}

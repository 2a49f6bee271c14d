package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawBuilderSettings.RawProxies;
import io.github.multiarchmaven.process.Surroundings;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** The proxies that Maven and this process were given. */
final class KnownProxies {

    private final ProxyLogins ofSettings;
    private final MavenSession session;

    KnownProxies(ProxyLogins ofSettings, MavenSession session) {
        this.ofSettings = ofSettings;
        this.session = session;
    }

    RawProxies toRaw(Optional<String> choice) {
        return new RawProxies(
                choice, ofSettings.of(session), Surroundings.ofThisProcess().variables());
    }
}

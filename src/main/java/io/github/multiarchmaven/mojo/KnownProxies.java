package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawBuilderSettings.RawProxies;
import io.github.multiarchmaven.config.RawConfiguration.RawNode;
import io.github.multiarchmaven.pipeline.FarLocalhost;
import io.github.multiarchmaven.process.Surroundings;
import java.util.List;
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

    /** @param nodes where a builder has nodes of its own */
    RawProxies toRaw(Optional<String> choice, List<RawNode> nodes) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        List<String> endpoints =
                nodes.stream().flatMap(node -> node.endpoint().stream()).toList();
        return new RawProxies(
                choice, ofSettings.of(session), surroundings.variables(), FarLocalhost.among(endpoints, surroundings));
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.UnprintedValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was written for the BuildKit of a builder of ours, each under the name of its element.
 *
 * @param registryMirrors as {@code mirror} or {@code registry=mirror}
 * @param insecureRegistries as {@code host[:port]}
 * @param caCertificates as {@code registry=file}
 * @param dns servers and the like
 * @param cacheLimit such as {@code 20g}
 * @param network of the container
 * @param proxies which of those that there are
 */
public record RawBuilderSettings(
        List<String> registryMirrors,
        List<String> insecureRegistries,
        List<String> caCertificates,
        RawDns dns,
        Optional<String> cacheLimit,
        Optional<String> network,
        RawProxies proxies) {

    /** Nothing written, and no proxies there. */
    public static final RawBuilderSettings NONE = new RawBuilderSettings(
            List.of(), List.of(), List.of(), RawDns.NONE, Optional.empty(), Optional.empty(), RawProxies.NONE);

    public RawBuilderSettings {
        registryMirrors = List.copyOf(registryMirrors);
        insecureRegistries = List.copyOf(insecureRegistries);
        caCertificates = List.copyOf(caCertificates);
    }

    /** As of the section {@code [dns]} of {@code buildkitd.toml}. */
    public record RawDns(List<String> nameservers, List<String> searchDomains, List<String> options) {

        static final RawDns NONE = new RawDns(List.of(), List.of(), List.of());

        public RawDns {
            nameservers = List.copyOf(nameservers);
            searchDomains = List.copyOf(searchDomains);
            options = List.copyOf(options);
        }
    }

    /**
     * The proxies that could be given to containers.
     *
     * @param choice {@code auto}, {@code settings}, {@code environment} or {@code none}; empty for the default
     * @param ofSettings those of Maven's settings that are switched on
     * @param environment the variables of this process; only those of proxies are looked at
     * @param farEngines addresses of those engines that containers would be on with a {@code localhost} that is not this machine's
     */
    public record RawProxies(
            Optional<String> choice,
            List<RegistrySpec.Proxy> ofSettings,
            Map<String, String> environment,
            List<String> farEngines) {

        static final RawProxies NONE = new RawProxies(Optional.empty(), List.of(), Map.of(), List.of());

        public RawProxies {
            ofSettings = List.copyOf(ofSettings);
            environment = UnprintedValues.of(environment);
            farEngines = List.copyOf(farEngines);
        }
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings for a builder of ours where another one builds, or said in two places: each with the place where it belongs. */
final class MisplacedSettings {

    private static final String NETWORK = "network";

    /**
     * Element to where a Docker engine takes the same from. From version 28 on, defaultKeepStorage is what the cache may always
     * keep, and no limit (moby, daemon/config/builder.go, "UnmarshalJSON").
     */
    private static final Map<String, String> OF_THE_ENGINE = Map.of(
            "registryMirrors",
            "registry-mirrors",
            "insecureRegistries",
            "insecure-registries, with which the engine tries TLS first and takes any certificate,",
            "caCertificates",
            "/etc/docker/certs.d/HOST/ca.crt",
            "dns",
            "dns, dns-search and dns-opts",
            "cacheLimit",
            "builder.gc.defaultMaxUsedSpace (before Docker 28: builder.gc.defaultKeepStorage)",
            NETWORK,
            "nothing, it is on the machine's network already");

    private final Problems problems;
    private final RawBuilder raw;
    private final List<String> written;

    MisplacedSettings(Problems problems, RawBuilder raw) {
        this.problems = problems;
        this.raw = raw;
        this.written = written(raw.settings());
    }

    /** The elements that stand in the POM, without the one about proxies, which is good for any builder. */
    static List<String> written(RawBuilderSettings settings) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("registryMirrors", settings.registryMirrors().size());
        counts.put("insecureRegistries", settings.insecureRegistries().size());
        counts.put("caCertificates", settings.caCertificates().size());
        RawBuilderSettings.RawDns dns = settings.dns();
        counts.put(
                "dns",
                dns.nameservers().size()
                        + dns.searchDomains().size()
                        + dns.options().size());
        counts.put("cacheLimit", (int) settings.cacheLimit().stream().count());
        counts.put(NETWORK, (int) settings.network().stream().count());
        return counts.entrySet().stream()
                .filter(element -> element.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** For the engine's own BuildKit. */
    void besideTheEngine() {
        refuse(
                written,
                "<builder><driver> is docker, beside ",
                "the engine's own BuildKit takes its settings from the engine: "
                        + written.stream()
                                .map(element -> OF_THE_ENGINE.getOrDefault(element, "") + " for <" + element + ">")
                                .collect(Collectors.joining(", ")),
                "set them there, in /etc/docker/daemon.json where nothing else is said, and restart the engine; or remove"
                        + " <driver> to have a builder made from the settings");
    }

    /** For BuildKits that run already. */
    void besideRunning() {
        refuse(
                written,
                "<builder><driver> is remote, beside ",
                "a BuildKit that runs already has its settings",
                "set them in the buildkitd.toml with which it is started, where it is started");
    }

    /** For a cluster, where buildx makes the containers. */
    void besideTheCluster() {
        refuse(
                written.stream().filter(NETWORK::equals).toList(),
                "<builder><driver> is kubernetes, beside ",
                "a pod has the network that the cluster gives it",
                "remove it");
    }

    /** For a builder that somebody else made. */
    void besideName() {
        refuse(
                written,
                "<builder> has a <name> beside ",
                "a builder that is chosen by name is used as it is",
                "set them where it is made, with docker buildx create " + ofCreate()
                        + "; or remove <name> to have a builder made from the settings");
    }

    private String ofCreate() {
        List<String> options = new ArrayList<>();
        if (written.stream().anyMatch(element -> !element.equals(NETWORK))) {
            options.add("--buildkitd-config");
        }
        if (written.contains(NETWORK)) {
            options.add("--driver-opt network=" + raw.network().orElse(""));
        }
        return String.join(" and ", options);
    }

    /** For TOML that the user wrote. */
    void besideConfig() {
        if (raw.buildkitdConfig().isPresent()) {
            refuse(
                    written.stream().filter(element -> !element.equals(NETWORK)).toList(),
                    "<builder> has a <buildkitdConfig> beside ",
                    "they would be in the same file, and BuildKit takes each setting once",
                    "say it in one place: in <buildkitdConfig>, or by the elements alone");
        }
    }

    private void refuse(List<String> elements, String what, String why, String next) {
        if (!elements.isEmpty()) {
            problems.add(
                    ProblemCode.BUILDER_SETTINGS_UNUSED,
                    what + elements.stream().map(element -> "<" + element + ">").collect(Collectors.joining(", ")),
                    why,
                    next);
        }
    }
}

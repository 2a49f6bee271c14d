package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawBuilderSettings.RawDns;
import io.github.multiarchmaven.config.RawConfiguration.RawBuilder;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Loopback;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Understands what people say of a builder of ours without writing TOML, and writes it for them. */
final class BuilderSettingsReader {

    private static final String DOCKER_HUB = "docker.io";
    private static final Pattern HUB_BY_OTHER_NAMES = Pattern.compile("(?:index|registry-1|hub)\\.docker\\.(?:io|com)");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._-]+)*");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(?:%[A-Za-z0-9]+)?");
    private static final Pattern WORD = Pattern.compile("\\S+");

    private final Problems problems;
    private final RawBuilder raw;
    private final BuildkitToml toml = new BuildkitToml();
    private final Set<String> overHttp = new HashSet<>();

    BuilderSettingsReader(Problems problems, RawBuilder raw) {
        this.problems = problems;
        this.raw = raw;
    }

    /** The configuration that says all of it; empty where there is nothing to be said. */
    Optional<BuildkitdConfig> read() {
        RawBuilderSettings settings = raw.settings();
        settings.registryMirrors().forEach(this::mirror);
        settings.insecureRegistries().forEach(this::insecure);
        CaCertificatesReader certificates = new CaCertificatesReader(problems, raw.folder());
        settings.caCertificates().forEach(text -> certificates.read(text).ifPresent(this::certificates));
        dns(settings.dns());
        settings.cacheLimit().ifPresent(this::cacheLimit);
        settings.network().ifPresent(this::network);
        return toml.toConfig();
    }

    private void mirror(String text) {
        String[] parts = text.strip().split("=", 2);
        String registry = parts.length == 2 ? parts[0].strip() : DOCKER_HUB;
        String mirror = parts[parts.length - 1].strip();
        int slash = mirror.indexOf('/');
        String host = slash < 0 ? mirror : mirror.substring(0, slash);
        String path = slash < 0 ? "" : mirror.substring(slash);
        if (HUB_BY_OTHER_NAMES.matcher(registry).matches()) {
            invalid(
                    "registryMirrors",
                    text,
                    "images of Docker Hub are those of docker.io",
                    "write docker.io=" + mirror);
        } else if (!ImageReference.isRegistry(registry)
                || !ImageReference.isRegistry(host)
                || !PATH.matcher(path).matches()) {
            invalid(
                    "registryMirrors",
                    text,
                    "a mirror is host[:port][/path], without https://, and before it the registry that it mirrors with a ="
                            + " unless that is docker.io; one that speaks plain HTTP is one of <insecureRegistries> as well",
                    "write it like mirror.example.com or ghcr.io=mirror.example.com/ghcr");
        } else if (Loopback.is(host.replaceFirst(":\\d+$", "")) && isAlone()) {
            invalid(
                    "registryMirrors",
                    text,
                    "in the builder's container, that is the container itself",
                    "name the mirror by an address at which containers reach it, or use <network>host</network> of <builder>");
        } else {
            toml.mirror(registry, mirror);
        }
    }

    private void insecure(String text) {
        String registry = text.strip();
        if (ImageReference.isRegistry(registry)) {
            toml.plainHttp(registry);
            overHttp.add(registry);
        } else {
            invalid(
                    "insecureRegistries",
                    text,
                    "a registry is host[:port] there, as in the names of images, without http:// and without a path",
                    "write it like registry.example.com:5000");
        }
    }

    /** BuildKit speaks nothing but HTTP with a registry of {@code http = true}, whatever else there is of it. */
    private void certificates(CaCertificatesReader.CaCertificates ca) {
        if (overHttp.contains(ca.registry())) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder> has " + ca.registry() + " in <insecureRegistries> and in <caCertificates>",
                    "the first has BuildKit speak plain HTTP with it, which knows no certificates",
                    "remove it from one of them: a registry with a certificate of its own belongs in <caCertificates>");
        } else {
            toml.certificates(ca.registry(), ca.pem());
        }
    }

    private void dns(RawDns dns) {
        dns.nameservers().forEach(this::nameserver);
        words("searchDomains", dns.searchDomains(), "a domain", "corp.example.com");
        words("options", dns.options(), "an option of resolv.conf", "ndots:2");
        toml.dns("nameservers", stripped(dns.nameservers()));
        toml.dns("searchDomains", stripped(dns.searchDomains()));
        toml.dns("options", stripped(dns.options()));
    }

    private void nameserver(String text) {
        String address = text.strip();
        if (!ADDRESS.matcher(address).matches()) {
            invalid("dns><nameservers", text, "a name server is an address", "write it like 10.0.0.53");
        } else if (Loopback.is(address) && isAlone()) {
            invalid(
                    "dns><nameservers",
                    text,
                    "in a container, that is the container itself",
                    "name the server that stands behind it (resolvectl status shows it), or use"
                            + " <network>host</network> of <builder>");
        }
    }

    /** Whether localhost in the builder's container is nothing but that container. */
    private boolean isAlone() {
        return raw.network()
                .filter(network -> network.equals("host") || network.startsWith("container:"))
                .isEmpty();
    }

    private void words(String element, List<String> texts, String what, String example) {
        texts.stream()
                .filter(text -> !WORD.matcher(text.strip()).matches())
                .forEach(text -> invalid("dns><" + element, text, "each is " + what, "write it like " + example));
    }

    private static List<String> stripped(List<String> texts) {
        return texts.stream().map(String::strip).toList();
    }

    private void cacheLimit(String text) {
        OptionalLong bytes = ByteSize.of(text);
        bytes.ifPresentOrElse(
                toml::cacheLimit,
                () -> problems.add(
                        ProblemCode.SETTING_INVALID,
                        "<builder><cacheLimit> is \"" + text + "\"",
                        "it is how much the builder's cache may take on the disk, in bytes or with k, m, g or t: more than"
                                + " nothing",
                        "write it like 20g"));
    }

    private void network(String text) {
        if (!WORD.matcher(text).matches()) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder><network> is \"" + text + "\"",
                    "it is host, or the name of a network of the engine",
                    "write it like host; docker network ls lists the networks");
        } else if (raw.driverOpts().containsKey("network")) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder> has a <network>, and one in <driverOpts>",
                    "they are the same thing",
                    "remove one of them");
        }
    }

    private void invalid(String element, String text, String why, String next) {
        problems.add(
                ProblemCode.SETTING_INVALID,
                "<builder><" + element + "> holds \"" + text + "\", which cannot be used",
                why,
                next);
    }
}

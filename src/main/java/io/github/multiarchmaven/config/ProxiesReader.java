package io.github.multiarchmaven.config;

import io.github.multiarchmaven.config.RawBuilderSettings.RawProxies;
import io.github.multiarchmaven.config.RawConfiguration.RawNode;
import io.github.multiarchmaven.model.Loopback;
import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which of the proxies that are there containers get. */
final class ProxiesReader {

    private static final String AUTO = "auto";
    private static final String SETTINGS = "settings";
    private static final String ENVIRONMENT = "environment";
    private static final List<String> CHOICES = List.of(AUTO, SETTINGS, ENVIRONMENT, "none");

    private static final String HTTP = "HTTP_PROXY";
    private static final String HTTPS = "HTTPS_PROXY";
    private static final String EXCEPTIONS = "NO_PROXY";

    /** In any letters, as programs have them. */
    private static final Pattern OPTION = Pattern.compile("env\\..*_proxy", Pattern.CASE_INSENSITIVE);

    private final Problems problems;
    private final RawProxies raw;
    private final String choice;
    private final boolean ofTheUsers;
    private final boolean onTheHost;
    private final List<KnownProxy> ofRuns = new ArrayList<>();
    private final List<KnownProxy> ofBuilder = new ArrayList<>();
    private final List<String> remarksOnRuns = new ArrayList<>();
    private final List<String> remarksOnBuilder = new ArrayList<>();

    /** @param builder whose proxies they are, with what the user says of its network and of proxies himself */
    ProxiesReader(Problems problems, RawConfiguration.RawBuilder builder) {
        this.problems = problems;
        this.raw = builder.settings().proxies();
        this.choice = raw.choice().map(String::strip).orElse(AUTO);
        this.ofTheUsers = Stream.concat(
                        Stream.of(builder.driverOpts()),
                        builder.nodes().stream().map(RawNode::driverOpts))
                .flatMap(options -> options.keySet().stream())
                .anyMatch(OPTION.asMatchPredicate());
        this.onTheHost = builder.network().equals(Optional.of("host"));
    }

    ContainerProxies read() {
        if (!CHOICES.contains(choice)) {
            problems.add(
                    ProblemCode.SETTING_INVALID,
                    "<builder><proxies> is \"" + choice + "\"",
                    "it is one of " + String.join(", ", CHOICES),
                    "choose one of these; an address of a proxy belongs into settings.xml, or into HTTP_PROXY");
            return ContainerProxies.NONE;
        }
        List<KnownProxy> known = known();
        known.forEach(this::decide);
        String exceptions = fromSettings()
                ? NonProxyHosts.asVariable(raw.ofSettings())
                : variable(EXCEPTIONS).orElse("");
        Map<String, String> runs = variables(ofRuns, exceptions);
        Map<String, String> options = new LinkedHashMap<>();
        variables(ofBuilder, sorted(exceptions))
                .forEach((name, value) -> options.put("env." + name.toLowerCase(Locale.ROOT), value));
        List<UnprintedText> logins = ofRuns.stream()
                .flatMap(proxy -> proxy.login().stream())
                .distinct()
                .toList();
        return ofTheUsers
                ? new ContainerProxies(runs, logins, Map.of(), remarksOnRuns, List.of())
                : new ContainerProxies(runs, logins, options, remarksOnRuns, remarksOnBuilder);
    }

    private boolean fromSettings() {
        return choice.equals(SETTINGS)
                || (choice.equals(AUTO) && !raw.ofSettings().isEmpty());
    }

    private List<KnownProxy> known() {
        if (fromSettings()) {
            Optional<RegistrySpec.Proxy> http = ofSettings("http");
            // as Maven's own resolver has it: one for http carries https as well where there is no other
            Optional<RegistrySpec.Proxy> https = ofSettings("https").or(() -> http);
            return Stream.of(
                            http.map(proxy -> KnownProxy.ofSettings(HTTP, proxy)),
                            https.map(proxy -> KnownProxy.ofSettings(HTTPS, proxy)))
                    .flatMap(Optional::stream)
                    .toList();
        }
        return choice.equals(ENVIRONMENT) || choice.equals(AUTO)
                ? Stream.of(HTTP, HTTPS)
                        .flatMap(name -> variable(name).map(value -> KnownProxy.ofEnvironment(name, value)).stream())
                        .toList()
                : List.of();
    }

    private Optional<RegistrySpec.Proxy> ofSettings(String protocol) {
        return raw.ofSettings().stream()
                .filter(proxy -> proxy.protocol().equalsIgnoreCase(protocol))
                .findFirst();
    }

    /** In capitals or small letters, as programs have it. */
    private Optional<String> variable(String name) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
                .flatMap(spelling -> Stream.ofNullable(raw.environment().get(spelling)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private void decide(KnownProxy proxy) {
        if (Loopback.is(proxy.host()) && !raw.farEngines().isEmpty()) {
            remarkOnBoth(proxy.shown() + " is not given to containers: they are on "
                    + String.join(", ", raw.farEngines()) + ", where " + proxy.host()
                    + " is not this machine. Use a proxy that is reached from there, as env.http_proxy in <driverOpts> of"
                    + " <builder>; <proxies>none</proxies> says that none is wanted");
            return;
        }
        if (Loopback.is(proxy.host()) && !onTheHost) {
            remarkOnBoth(proxy.shown() + " is not given to containers: in a container, " + proxy.host()
                    + " is the container itself. Have it listen where containers reach it, or use"
                    + " <network>host</network> of <builder>; <proxies>none</proxies> says that none is wanted");
            return;
        }
        if (proxy.unusable().isPresent()) {
            remarkOnBoth(proxy.shown() + " is not given to containers: its password could not be decrypted: "
                    + proxy.unusable().get());
            return;
        }
        if (proxy.login().isEmpty()) {
            ofRuns.add(proxy);
            ofBuilder.add(proxy);
            return;
        }
        remarksOnBuilder.add(proxy.shown() + " is not given to the builder: it has a login, which would be on a command"
                + " line and in what buildx records of the builder. If the builder has to go through it, give it one that"
                + " asks for no login, such as a forwarder on this machine; <registryMirrors> that can be reached without"
                + " a proxy do as well");
        if (choice.equals(AUTO)) {
            remarksOnRuns.add(
                    proxy.shown() + " is not given to RUN steps: it has a login, and what a Dockerfile runs could"
                            + " keep that. <proxies>" + (fromSettings() ? SETTINGS : ENVIRONMENT)
                            + "</proxies> of <builder> gives it to them; <proxies>none</proxies> says that none is wanted");
        } else {
            ofRuns.add(proxy);
        }
    }

    /** The options of a builder are which one it is, so that the order of exceptions must not matter. */
    private static String sorted(String exceptions) {
        return Stream.of(exceptions.split(",", -1))
                .map(String::strip)
                .filter(exception -> !exception.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private void remarkOnBoth(String remark) {
        if (!remarksOnRuns.contains(remark)) {
            remarksOnRuns.add(remark);
            remarksOnBuilder.add(remark);
        }
    }

    /** Where nothing goes through a proxy there is nothing to be excepted. */
    private static Map<String, String> variables(List<KnownProxy> proxies, String exceptions) {
        Map<String, String> variables = new LinkedHashMap<>();
        proxies.forEach(proxy -> variables.put(proxy.variable(), proxy.address()));
        if (!proxies.isEmpty() && !exceptions.isEmpty()) {
            variables.put(EXCEPTIONS, exceptions);
        }
        return variables;
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.UnprintedText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that is there.
 *
 * @param variable which one containers get it in, in capitals
 * @param scheme how it is spoken to, with what follows it; empty where that is not said
 * @param login name and password, encoded as in addresses
 * @param place {@code host:port}
 * @param origin who says that it is there
 * @param unusable why its login is of no use
 */
record KnownProxy(
        String variable,
        String scheme,
        Optional<UnprintedText> login,
        String place,
        String origin,
        Optional<String> unusable) {

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)?(?:(.*)@)?([^@]*)");
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*]|[^:/]*).*");

    /** One of Maven's settings, which Maven itself speaks with in plain HTTP, whatever goes through it. */
    static KnownProxy ofSettings(String variable, RegistrySpec.Proxy proxy) {
        String host =
                proxy.host().contains(":") && !proxy.host().startsWith("[") ? "[" + proxy.host() + "]" : proxy.host();
        return new KnownProxy(
                variable,
                "http://",
                proxy.login()
                        .filter(login -> !login.username().isEmpty())
                        .map(login -> new UnprintedText(encoded(login.username()) + ":" + encoded(login.password()))),
                host + ":" + proxy.port(),
                "settings.xml",
                proxy.login().flatMap(login -> login.undecrypted()));
    }

    /** One of a variable. */
    static KnownProxy ofEnvironment(String variable, String value) {
        Matcher parts = ADDRESS.matcher(value);
        if (!parts.matches()) {
            throw new IllegalStateException("anything has this form");
        }
        return new KnownProxy(
                variable,
                Optional.ofNullable(parts.group(1)).orElse(""),
                Optional.ofNullable(parts.group(2))
                        .filter(text -> !text.isEmpty())
                        .map(UnprintedText::new),
                parts.group(3),
                variable,
                Optional.empty());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String host() {
        Matcher host = HOST.matcher(place);
        return host.matches() ? host.group(1) : place;
    }

    /** The whole of it, for a variable. */
    String address() {
        return scheme + login.map(text -> text.value() + "@").orElse("") + place;
    }

    /** For people. */
    String shown() {
        return "The proxy " + place + " of " + origin;
    }
}

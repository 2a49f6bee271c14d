package io.github.multiarchmaven.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an image, {@code [registry/]repository[:tag][@digest]}, by the grammar of the distribution project's
 * {@code reference} package. As there, a first component is a registry only if it has a dot, a colon or is
 * {@code localhost}, and {@code acme} alone means {@code docker.io/library/acme}.
 *
 * @param registry host and optional port
 * @param repository path within the registry
 * @param tag the tag, if one was given; never a default
 * @param digest the digest, if one was given
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

    /** The accepted form, for messages. */
    public static final String GRAMMAR =
            "[registry[:port]/]repository[:tag][@sha256:digest], the repository in lower case, at most"
                    + " 255 characters without tag and digest, such as registry.example.com/acme/app";

    private static final String DEFAULT_REGISTRY = "docker.io";
    private static final String DEFAULT_REGISTRY_FORMERLY = "index.docker.io";
    private static final String OFFICIAL = "library/";
    private static final String ALPHANUMERIC = "[a-z0-9]+";
    private static final String SEPARATOR = "(?:[._]|__|-+)";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST = LONGEST_NAME + ":".length() + 128 + "@".length() + 71;
    private static final String COMPONENT = ALPHANUMERIC + "(?:" + SEPARATOR + ALPHANUMERIC + ")*";
    private static final Pattern REPOSITORY = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final Pattern REGISTRY =
            Pattern.compile("(?:\\[[0-9a-fA-F:]+]|" + LABEL + "(?:\\." + LABEL + ")*)(?::[0-9]{1,5})?");
    private static final Pattern ALL_DIGITS = Pattern.compile("(?:.*\\.)?[0-9]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    private static final Pattern PARTS = Pattern.compile("([^@]*?)(?::([^:/@]*))?(?:@(.*))?", Pattern.DOTALL);

    /**
     * Reads a reference.
     *
     * @throws IllegalArgumentException if it has not the form; the message shows the form
     */
    public static ImageReference of(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            throw malformed(text);
        }
        Matcher parts = PARTS.matcher(stripped);
        if (!parts.matches() || parts.group(1).length() > LONGEST_NAME) {
            throw malformed(text);
        }
        String name = parts.group(1);
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean hasRegistry = looksLikeARegistry(first);
        String registry = hasRegistry && !first.equals(DEFAULT_REGISTRY_FORMERLY) ? first : DEFAULT_REGISTRY;
        String path = hasRegistry ? name.substring(slash + 1) : name;
        String repository = registry.equals(DEFAULT_REGISTRY) && !path.contains("/") ? OFFICIAL + path : path;
        Optional<String> tag = Optional.ofNullable(parts.group(2));
        boolean wellFormed = isRegistry(registry)
                && REPOSITORY.matcher(repository).matches()
                && tag.map(ImageReference::isTag).orElse(true);
        if (!wellFormed) {
            throw malformed(text);
        }
        return new ImageReference(
                registry, repository, tag, Optional.ofNullable(parts.group(3)).map(Digest::new));
    }

    /**
     * Whether this is a host with or without a port. A name that ends with a number is an address or nothing, as everywhere
     * on the web (WHATWG URL, "ends in a number").
     */
    public static boolean isRegistry(String text) {
        if (!REGISTRY.matcher(text).matches()) {
            return false;
        }
        int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? 1 : Integer.parseInt(text.substring(colon + 1));
        return port >= 1 && port <= HIGHEST_PORT && isHost(host);
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return isIpv6(host);
        }
        return !ALL_DIGITS.matcher(host).matches() || IPV4.matcher(host).matches();
    }

    private static boolean isIpv6(String literal) {
        try {
            return new URI("https://" + literal).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean looksLikeARegistry(String component) {
        return component.contains(".") || component.contains(":") || component.equals("localhost");
    }

    /** Whether a registry takes this as a tag. */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }

    /** The same repository with this tag and no digest. */
    public ImageReference withTag(String newTag) {
        return new ImageReference(registry, repository, Optional.of(newTag), Optional.empty());
    }

    /** The same, tag included, and the digest that it has to be. */
    public ImageReference withDigest(Digest newDigest) {
        return new ImageReference(registry, repository, tag, Optional.of(newDigest));
    }

    /**
     * The name as people write it, without tag and digest: {@code acme/app}, {@code registry.example.com/acme/app}. Docker's own
     * shortens {@code docker.io/a.b/app} to the name of another image (distribution, "familiarizeName").
     */
    public String familiarName() {
        int slash = repository.indexOf('/');
        if (!registry.equals(DEFAULT_REGISTRY) || looksLikeARegistry(repository.substring(0, Math.max(slash, 0)))) {
            return registry + "/" + repository;
        }
        boolean official = repository.startsWith(OFFICIAL) && repository.lastIndexOf('/') == OFFICIAL.length() - 1;
        return official ? repository.substring(OFFICIAL.length()) : repository;
    }

    /** The last component of the repository: {@code app}. */
    public String lastSegment() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** The full form, registry included: what {@code io.containerd.image.name} holds. */
    public String canonical() {
        return registry + "/" + repository + suffix();
    }

    @Override
    public String toString() {
        return familiarName() + suffix();
    }

    private String suffix() {
        return tag.map(t -> ":" + t).orElse("") + digest.map(d -> "@" + d).orElse("");
    }

    private static IllegalArgumentException malformed(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new IllegalArgumentException("\"" + shown + "\" is not of the form " + GRAMMAR);
    }
}

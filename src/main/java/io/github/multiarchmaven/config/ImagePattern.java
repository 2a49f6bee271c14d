package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.ImageReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of names of images, without tag and digest: {@code *} is any part of one path component, {@code **} any number
 * of components. A first component is a registry as in a name; without one it is Docker Hub's.
 *
 * @param text as it was written
 * @param names registry and repository that match
 */
record ImagePattern(String text, Pattern names) {

    static final String GRAMMAR =
            "[registry[:port]/]repository without tag and digest, in which * is any part of one component"
                    + " and ** any number of components, such as registry.example.com/** or moby/buildkit";

    private static final String ALL = "**";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._*-]+(?::[0-9]+)?(?:/[a-z0-9._*-]+)*");
    private static final Pattern REGISTRY = Pattern.compile(".*[.:].*|localhost");

    /** @throws IllegalArgumentException if it has not the form */
    static ImagePattern of(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        boolean tagged = slash < 0 && stripped.contains(":");
        boolean tooWide = slash < 0 && stripped.contains("*") && !stripped.equals(ALL);
        boolean registryAlone = slash < 0 && REGISTRY.matcher(stripped).matches();
        if (!FORM.matcher(stripped).matches() || tagged || tooWide || registryAlone) {
            throw new IllegalArgumentException(text);
        }
        return new ImagePattern(stripped, Pattern.compile(regex(canonical(stripped, slash))));
    }

    boolean matches(ImageReference image) {
        return names.matcher(image.registry() + "/" + image.repository()).matches();
    }

    private static String canonical(String pattern, int slash) {
        if (pattern.equals(ALL)) {
            return ALL;
        }
        String first = slash < 0 ? "" : pattern.substring(0, slash);
        if (first.equals("docker.io") || first.equals("index.docker.io")) {
            return ofDockerHub(pattern.substring(slash + 1));
        }
        return first.equals(ALL) || REGISTRY.matcher(first).matches() ? pattern : ofDockerHub(pattern);
    }

    /** A repository without a namespace is one of Docker's own, as in a name. */
    private static String ofDockerHub(String repository) {
        boolean official = !repository.contains("/") && !repository.equals(ALL);
        return (official ? "docker.io/library/" : "docker.io/") + repository;
    }

    private static String regex(String pattern) {
        return Pattern.compile("\\*\\*|\\*|[^*]+")
                .matcher(pattern)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case ALL -> ".*";
                            case "*" -> "[^/]*";
                            default -> Pattern.quote(part.group());
                        }));
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Revision;
import java.time.Instant;
import java.util.Optional;

/**
 * What a module gives to the names of its image.
 *
 * @param version of the module
 * @param artifactId the last segment of the image's name where nobody has set one
 * @param registry what comes before, with the namespace
 * @param namespace the segments between registry and artifactId
 * @param revision of its sources, if it is known
 * @param time of the build
 */
public record RawProject(
        String version,
        String artifactId,
        Optional<String> registry,
        Optional<String> namespace,
        Optional<Revision> revision,
        Instant time) {

    /** One that gives its version alone. */
    public static RawProject ofVersion(String version) {
        return new RawProject(version, "app", Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
    }

    /** What its image is called if nobody says; empty if neither registry nor namespace is known. */
    Optional<String> imageName() {
        return imageName(registry, namespace, artifactId);
    }

    /** The same of another module. */
    public static Optional<String> imageName(Optional<String> registry, Optional<String> namespace, String artifactId) {
        if (registry.isEmpty() && namespace.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(part(registry) + part(namespace) + artifactId);
    }

    private static String part(Optional<String> text) {
        return text.map(String::strip)
                .map(segments -> segments.endsWith("/") ? segments : segments + "/")
                .orElse("");
    }
}

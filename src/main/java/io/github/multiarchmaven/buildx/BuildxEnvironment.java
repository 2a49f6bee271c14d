package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.process.Surroundings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment that buildx gets: the user's, without what would change the outcome behind our back, and with the
 * engine that everything else talks to.
 */
final class BuildxEnvironment {

    /** Where builders are recorded; the one variable of buildx that is the user's to set. */
    private static final String STORE = "BUILDX_CONFIG";

    /** In any case of letters: to Windows {@code Docker_Host} is a second {@code DOCKER_HOST}. */
    private static final Set<String> REMOVED = Set.of(
            "DOCKER_DEFAULT_PLATFORM",
            "DOCKER_CONTEXT",
            "DOCKER_BUILDKIT",
            "EXPERIMENTAL_BUILDKIT_SOURCE_POLICY",
            "SOURCE_DATE_EPOCH",
            "DOCKER_HOST",
            "DOCKER_TLS",
            "DOCKER_TLS_VERIFY",
            "DOCKER_CERT_PATH");

    /** buildx's metadata file would hold the build's arguments, secret ones and proxies' logins too (buildx 0.14). */
    private static final String WITHOUT = "disabled";

    /**
     * For builds whose result nobody gets. buildx otherwise starts git several times in each build, to note the commit in its
     * provenance (buildx 0.13.0 and 0.36.1, build/git.go).
     */
    static final Map<String, String> WITHOUT_GIT = Map.of("BUILDX_GIT_INFO", "false");

    private BuildxEnvironment() {}

    static Map<String, String> of(Surroundings surroundings, EngineEndpoint endpoint) {
        Map<String, String> environment = new HashMap<>(surroundings.variables());
        environment.keySet().removeIf(BuildxEnvironment::changesTheOutcome);
        environment.put("DOCKER_HOST", endpoint.address());
        endpoint.certificates().ifPresent(files -> {
            environment.put("DOCKER_TLS_VERIFY", "1");
            environment.put("DOCKER_CERT_PATH", files.folder().toString());
        });
        environment.put("DOCKER_CLI_HINTS", "false");
        environment.put("BUILDX_METADATA_PROVENANCE", WITHOUT);
        return Map.copyOf(environment);
    }

    private static boolean changesTheOutcome(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return REMOVED.contains(name)
                || (name.startsWith("BUILDX_") && !name.equals(STORE))
                || name.startsWith("BUILDKIT_");
    }
}

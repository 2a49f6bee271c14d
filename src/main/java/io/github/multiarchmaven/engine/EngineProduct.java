package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Products that run an engine for one user, each behind a socket of its own: known by it, and by how they are started.
 * Their docker contexts lead to these sockets; a user without the context, or with {@code DOCKER_HOST}, may miss them.
 *
 * @param title its name
 * @param start the command that starts it
 * @param sockets below the user's home folder
 */
record EngineProduct(String title, String start, List<String> sockets) {

    private static final String SCHEME = "unix://";
    private static final EngineProduct COLIMA =
            new EngineProduct("Colima", "colima start", List.of(".colima/default/docker.sock", ".colima/docker.sock"));
    private static final EngineProduct ROOTLESS =
            new EngineProduct("a rootless engine", "systemctl --user start docker", List.of());
    private static final List<EngineProduct> KNOWN = List.of(
            new EngineProduct(
                    "Docker Desktop",
                    "docker desktop start",
                    List.of(".docker/run/docker.sock", ".docker/desktop/docker.sock")),
            COLIMA,
            new EngineProduct("OrbStack", "orb start", List.of(".orbstack/run/docker.sock")),
            new EngineProduct("Rancher Desktop", "rdctl start", List.of(".rd/docker.sock")),
            ROOTLESS);

    EngineProduct {
        sockets = List.copyOf(sockets);
    }

    /** What is meant by this address, if it is one of them. */
    static Optional<EngineProduct> at(String address, Surroundings surroundings) {
        if (address.contains("/.colima/")) {
            return Optional.of(COLIMA); // each of its profiles has a folder
        }
        return KNOWN.stream()
                .filter(product -> product.sockets(surroundings).anyMatch(socket -> address.equals(SCHEME + socket)))
                .findFirst();
    }

    /** Those whose sockets are there, with the addresses, in words; the one that was asked for left out. */
    static List<String> others(String address, Surroundings surroundings) {
        return KNOWN.stream()
                .flatMap(product -> product.sockets(surroundings)
                        .filter(socket -> Files.exists(socket) && !address.equals(SCHEME + socket))
                        .map(socket -> "DOCKER_HOST=" + SCHEME + socket + " is " + product.title))
                .toList();
    }

    private Stream<Path> sockets(Surroundings surroundings) {
        return equals(ROOTLESS)
                ? surroundings
                        .variable("XDG_RUNTIME_DIR")
                        .map(Path::of)
                        .map(folder -> folder.resolve("docker.sock"))
                        .stream()
                : sockets.stream().map(surroundings.home()::resolve);
    }
}

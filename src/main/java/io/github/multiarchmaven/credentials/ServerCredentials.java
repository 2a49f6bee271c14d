package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The servers of Maven's settings: one whose id is the host of the registry. */
final class ServerCredentials {

    private final List<ServerLogin> servers;

    ServerCredentials(List<ServerLogin> servers) {
        this.servers = List.copyOf(servers);
    }

    /** Empty where no server has this id, or the one that has it is no login. */
    Optional<FoundCredential> find(String registry) {
        return servers.stream()
                .filter(server -> RegistryName.means(server.id(), registry))
                .findFirst()
                .flatMap(ServerCredentials::login);
    }

    /** Those that open a registry; the log is told of those that would if they could. */
    static List<ServerLogin> forRegistries(List<ServerLogin> servers, BuildLog log) {
        List<ServerLogin> usable = new ArrayList<>();
        for (ServerLogin server : servers) {
            if (RegistryName.isRegistry(server.id()) && !isEmpty(server)) {
                whyUnusable(server)
                        .ifPresentOrElse(why -> log.leavingOutServer(server.id(), why), () -> usable.add(server));
            }
        }
        return usable;
    }

    private static Optional<FoundCredential> login(ServerLogin server) {
        if (isEmpty(server)) {
            return Optional.empty();
        }
        whyUnusable(server).ifPresent(why -> {
            throw CredentialProblems.server(server.id(), why);
        });
        return Optional.of(new FoundCredential(
                new Credential.UsernamePassword(server.username(), server.password()),
                "server " + server.id() + " of settings.xml"));
    }

    private static Optional<String> whyUnusable(ServerLogin server) {
        if (server.undecrypted().isPresent()) {
            return Optional.of("its password could not be decrypted: "
                    + server.undecrypted().get());
        }
        if (server.username().isEmpty() || server.password().isEmpty()) {
            return Optional.of(server.username().isEmpty() ? "it has no username" : "it has no password");
        }
        return Optional.empty();
    }

    private static boolean isEmpty(ServerLogin server) {
        return server.username().isEmpty()
                && server.password().isEmpty()
                && server.undecrypted().isEmpty();
    }
}

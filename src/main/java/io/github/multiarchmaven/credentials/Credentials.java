package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The places in their order: the servers of Maven's settings, Docker's configuration, nothing. A registry is looked up
 * once, because a helper may ask its user.
 */
public final class Credentials implements CredentialSource {

    private final ServerCredentials servers;
    private final DockerFolder folder;
    private final CredentialHelpers helpers;
    private final Map<String, FoundCredential> found = new ConcurrentHashMap<>();

    public Credentials(List<ServerLogin> servers, Surroundings surroundings, Processes processes) {
        this.servers = new ServerCredentials(servers);
        this.folder = DockerFolder.of(surroundings);
        this.helpers = new CredentialHelpers(processes, surroundings);
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.github.multiarchmaven.narration.ProblemException SERVER_UNUSABLE, DOCKER_CONFIG_UNREADABLE,
     *     CREDENTIAL_HELPER_MISSING or CREDENTIAL_HELPER_FAILED
     */
    @Override
    public FoundCredential find(String registry) {
        return found.computeIfAbsent(registry, this::look);
    }

    private FoundCredential look(String registry) {
        return servers.find(registry)
                .or(() -> folder.config().flatMap(config -> inDocker(config, registry)))
                .orElseGet(() -> new FoundCredential(
                        new Credential.Anonymous(),
                        "neither a server with the id " + registry + " in settings.xml nor a login in "
                                + folder.file()));
    }

    /** A helper that has none leaves it to the file, where an earlier login may stand. */
    private Optional<FoundCredential> inDocker(DockerConfig config, String registry) {
        try {
            Optional<String> helper = config.helperFor(registry);
            Optional<FoundCredential> kept = helper.flatMap(name -> helpers.ask(name, registry, folder.file())
                    .map(credential -> new FoundCredential(
                            credential, "credential helper docker-credential-" + name + " of " + folder.file())));
            if (kept.isPresent()) {
                return kept;
            }
            return config.loginFor(registry)
                    .map(credential ->
                            new FoundCredential(credential, "entry for " + registry + " in " + folder.file()));
        } catch (MalformedException e) {
            throw CredentialProblems.file(folder.file(), e.reason());
        }
    }
}

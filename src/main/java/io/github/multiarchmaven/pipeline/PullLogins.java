package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.credentials.Credential;
import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.credentials.Credentials;
import io.github.multiarchmaven.credentials.PrivateDockerConfig;
import io.github.multiarchmaven.engine.PullLogin;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logins with which buildx and the engine pull. Closing deletes what was written for buildx. */
final class PullLogins implements AutoCloseable {

    private final Credentials credentials;
    private final Optional<PrivateDockerConfig> forBuildx;

    private PullLogins(Credentials credentials, Optional<PrivateDockerConfig> forBuildx) {
        this.credentials = credentials;
        this.forBuildx = forBuildx;
    }

    /**
     * Writes a configuration for buildx, if the servers are more than what Docker knows itself.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if it cannot be written
     */
    static PullLogins of(List<ServerLogin> servers, BuildLog log) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        return new PullLogins(
                new Credentials(servers, surroundings, new SystemProcesses()),
                PrivateDockerConfig.make(servers, surroundings, log));
    }

    /** Those of Docker's own configuration. */
    static PullLogins none() {
        return new PullLogins(
                new Credentials(List.of(), Surroundings.ofThisProcess(), new SystemProcesses()), Optional.empty());
    }

    /** What buildx needs in its environment to find them. */
    Map<String, String> environment() {
        return forBuildx.map(PrivateDockerConfig::environment).orElse(Map.of());
    }

    PullLogin forImage(ImageReference image) {
        Credential found = credentials.find(image.registry()).credential();
        if (found instanceof UsernamePassword login) {
            return new PullLogin.Password(image.registry(), login.username(), login.password());
        }
        return found instanceof IdentityToken token
                ? new PullLogin.IdentityToken(image.registry(), token.token())
                : new PullLogin.None();
    }

    @Override
    public void close() {
        forBuildx.ifPresent(PrivateDockerConfig::close);
    }
}

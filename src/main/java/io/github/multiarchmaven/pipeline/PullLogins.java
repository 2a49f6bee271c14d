package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.credentials.Credential;
import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.credentials.Credentials;
import io.github.multiarchmaven.engine.PullLogin;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.util.List;

/** The logins with which the engine pulls. */
final class PullLogins {

    private final Credentials credentials;

    private PullLogins(Credentials credentials) {
        this.credentials = credentials;
    }

    /** @param servers of Maven's settings, which come before those of Docker's own configuration */
    static PullLogins of(List<ServerLogin> servers) {
        return new PullLogins(new Credentials(servers, Surroundings.ofThisProcess(), new SystemProcesses()));
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
}

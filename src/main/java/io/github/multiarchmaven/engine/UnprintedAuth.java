package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.model.AuthConfig;

/** docker-java writes every command with all its fields into the log of {@code mvn -X} ({@code AbstrDockerCmd.exec}). */
final class UnprintedAuth extends AuthConfig {

    private static final long serialVersionUID = 1L;

    private UnprintedAuth() {}

    static AuthConfig of(PullLogin.Password login) {
        return new UnprintedAuth()
                .withRegistryAddress(login.registry())
                .withUsername(login.username())
                .withPassword(login.password());
    }

    static AuthConfig of(PullLogin.IdentityToken login) {
        return new UnprintedAuth().withRegistryAddress(login.registry()).withIdentityToken(login.token());
    }

    @Override
    public String toString() {
        return "login for " + getRegistryAddress();
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.credentials.Credentials;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import io.github.multiarchmaven.registry.Registries;
import io.github.multiarchmaven.registry.RegistrySettings;
import io.github.multiarchmaven.registry.transfer.Repository;
import io.github.multiarchmaven.registry.wire.Limits;
import io.github.multiarchmaven.registry.wire.ProxyServer;

/** The registries that a goal works with, and the logins for them. */
public final class OpenRegistries implements AutoCloseable {

    private final Registries registries;

    private OpenRegistries(Registries registries) {
        this.registries = registries;
    }

    /**
     * Speaks with none of them yet.
     *
     * @param log is told of what takes its time
     */
    public static OpenRegistries with(RegistrySpec spec, BuildLog log) {
        RegistrySettings settings = new RegistrySettings(
                spec.insecure(),
                spec.authorities(),
                spec.proxies().stream().map(OpenRegistries::proxy).toList(),
                Limits.USUAL);
        return new OpenRegistries(new Registries(
                settings, new Credentials(spec.servers(), Surroundings.ofThisProcess(), new SystemProcesses()), log));
    }

    private static ProxyServer proxy(RegistrySpec.Proxy proxy) {
        return new ProxyServer(
                proxy.protocol(),
                proxy.host(),
                proxy.port(),
                () -> proxy.login().map(OpenRegistries::usable),
                proxy.nonProxyHosts());
    }

    /** A proxy that nobody needs may be unusable. */
    private static UsernamePassword usable(ServerLogin login) {
        login.undecrypted().ifPresent(why -> {
            throw new ProblemException(Problem.of(
                    ProblemCode.SERVER_UNUSABLE,
                    "the proxy \"" + login.id() + "\" of settings.xml cannot be used",
                    "its password could not be decrypted: " + why,
                    "correct the proxy, or name the registry in its nonProxyHosts"));
        });
        return new UsernamePassword(login.username(), login.password());
    }

    Repository repository(ImageReference reference) {
        return new Repository(registries.at(reference.registry()), reference.repository());
    }

    @Override
    public void close() {
        registries.close();
    }
}

package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Loopback;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.net.URI;

/**
 * The host that a registry's name stands for.
 *
 * @param authority {@code host[:port]}, of which addresses can be made
 */
record RegistryHost(String authority) {

    private static final String HUB = "docker.io";
    private static final String HUB_HOST = "registry-1.docker.io";

    /**
     * Finds it by the registry's name alone.
     *
     * @throws ProblemException REGISTRY_UNREACHABLE if Java makes no address of the name
     */
    static RegistryHost of(String registry) {
        RegistryHost host = new RegistryHost(registry.equals(HUB) ? HUB_HOST : registry);
        if (!host.hasAddress()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.REGISTRY_UNREACHABLE,
                    "there is no way to the registry " + registry,
                    "no address can be made of its name: where a host's name has dots, its last part begins with a letter",
                    "call the host by another name, or by its IP address"));
        }
        return host;
    }

    URI at(String scheme) {
        return URI.create(scheme + "://" + authority);
    }

    boolean isLoopback() {
        return Loopback.is(at("https").getHost());
    }

    private boolean hasAddress() {
        try {
            return at("https").getHost() != null && at("https").getPort() <= Authority.HIGHEST_PORT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

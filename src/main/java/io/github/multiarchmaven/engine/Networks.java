package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The networks of an engine. */
final class Networks {

    private static final Duration CALL = Duration.ofSeconds(60);

    private final DockerClient docker;
    private final EngineCalls calls;

    Networks(DockerClient docker, EngineCalls calls) {
        this.docker = docker;
        this.calls = calls;
    }

    Optional<String> gateway(String name) {
        return calls.within(CALL, "describe the network " + name, () -> {
            try {
                return gateway(docker.inspectNetworkCmd().withNetworkId(name).exec());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> gateway(Network network) {
        return Optional.ofNullable(network.getIpam())
                .flatMap(ipam -> Optional.ofNullable(ipam.getConfig()))
                .map(List::stream)
                .orElseGet(Stream::empty)
                .flatMap(config -> Stream.ofNullable(config.getGateway()))
                .filter(address -> !address.isEmpty())
                .findFirst();
    }
}

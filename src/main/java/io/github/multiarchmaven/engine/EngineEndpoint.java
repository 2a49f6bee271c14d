package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.model.Loopback;
import io.github.multiarchmaven.model.PrintableAddress;
import io.github.multiarchmaven.process.Surroundings;
import java.util.Optional;

/**
 * Where the engine is, and who says so: half of the trouble with an engine is that another one was meant.
 *
 * @param address as docker writes it: {@code unix:///var/run/docker.sock}, {@code npipe:////./pipe/docker_engine},
 *     {@code tcp://build-host:2375}
 * @param origin in words: {@code DOCKER_HOST}, {@code the current docker context rootless}, {@code the default socket}
 * @param context the docker context that it is from
 * @param certificates if it is reached over TLS
 */
public record EngineEndpoint(
        String address, String origin, Optional<String> context, Optional<EngineCertificates> certificates) {

    /** Without TLS. */
    public EngineEndpoint(String address, String origin, Optional<String> context) {
        this(address, origin, context, Optional.empty());
    }

    /** An address that is from no docker context. */
    public static EngineEndpoint of(String address, String origin) {
        return new EngineEndpoint(address, origin, Optional.empty());
    }

    EngineEndpoint with(EngineCertificates found) {
        return new EngineEndpoint(address, origin, context, Optional.of(found));
    }

    /**
     * Without what may stand before the host of a TCP address: docker itself takes no notice of it (moby, client/client.go,
     * "ParseHostURL"), and it would stand on command lines and in buildx's records.
     */
    EngineEndpoint withoutLogin() {
        return new EngineEndpoint(address.replaceFirst("^tcp://.*@", "tcp://"), origin, context, certificates);
    }

    /**
     * Whether {@code localhost} on the machine of its containers is that of this process. To be told by the address alone: it is
     * not over SSH or TCP to another host, nor in the virtual machine or the network of its own that products for one user and
     * rootless engines have, nor outside of Linux, where an engine is always in a virtual machine.
     */
    public boolean sharesLocalhost(Surroundings surroundings) {
        EngineAddress parts = EngineAddress.of(this);
        return parts.host()
                .map(Loopback::is)
                .orElseGet(() -> surroundings.isLinux()
                        && EngineProduct.at(address, surroundings).isEmpty());
    }

    /** The address, for people. */
    public String printable() {
        return PrintableAddress.of(address);
    }

    @Override
    public String toString() {
        return printable() + " (" + origin + ")";
    }
}

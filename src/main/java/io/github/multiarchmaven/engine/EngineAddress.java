package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An endpoint's address, taken apart; refuses what the transport cannot do before anything is tried. */
final class EngineAddress {

    /** The port of an engine without TLS, where {@code tcp://host} names none (docker/cli, {@code opts/hosts.go}). */
    private static final int DEFAULT_PORT = 2375;

    private final EngineEndpoint endpoint;
    private final String scheme;
    private final String rest;

    private EngineAddress(EngineEndpoint endpoint, String scheme, String rest) {
        this.endpoint = endpoint;
        this.scheme = scheme;
        this.rest = rest;
    }

    static EngineAddress of(EngineEndpoint endpoint) {
        String address = endpoint.address();
        int colon = address.indexOf("://");
        EngineAddress parts = colon < 0
                ? new EngineAddress(endpoint, "tcp", address)
                : new EngineAddress(
                        endpoint, address.substring(0, colon).toLowerCase(Locale.ROOT), address.substring(colon + 3));
        parts.check();
        return parts;
    }

    private void check() {
        switch (scheme) {
            case "unix", "npipe", "tcp", "ssh" -> toUri();
            default -> throw malformed("docker knows no scheme \"" + scheme + "\" for an engine", null);
        }
    }

    boolean isTcp() {
        return scheme.equals("tcp");
    }

    boolean isPipe() {
        return scheme.equals("npipe");
    }

    /** How it is reached over SSH. */
    Optional<SshAddress> ssh() {
        return scheme.equals("ssh") ? Optional.of(new SshAddress(toUri())) : Optional.empty();
    }

    /** Where it is reached over a network; empty for what is on this machine. */
    Optional<String> host() {
        return isTcp() ? Optional.of(toUri().getHost()) : ssh().map(SshAddress::host);
    }

    /** The file of a socket. */
    Optional<Path> socket() {
        try {
            return scheme.equals("unix") ? Optional.of(Path.of(rest)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** As docker-java wants it. */
    URI toUri() {
        try {
            if (scheme.equals("ssh")) {
                return checked(new URI("ssh://" + rest));
            }
            if (!isTcp()) {
                if (!rest.startsWith("/")) {
                    throw malformed("it names no absolute path", null);
                }
                return new URI(scheme, "", rest, null, null);
            }
            URI given = new URI("tcp://" + rest);
            if (given.getHost() == null) {
                throw malformed("it names no host", null);
            }
            int port = given.getPort() < 0 ? DEFAULT_PORT : given.getPort();
            return new URI("tcp", null, given.getHost(), port, given.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw malformed("it cannot be read", e);
        }
    }

    private URI checked(URI ssh) {
        new SshAddress(ssh).fault().ifPresent(fault -> {
            throw malformed(fault, null);
        });
        return ssh;
    }

    private ProblemException malformed(String why, @Nullable Exception cause) {
        Problem problem = Problem.of(
                ProblemCode.ENGINE_UNREACHABLE,
                "\"" + endpoint.printable() + "\" from " + endpoint.origin() + " is no address of an engine",
                why,
                "write it as unix:///path/to/docker.sock, npipe:////./pipe/docker_engine, ssh://user@host or tcp://host:port, which"
                        + " speaks TLS where DOCKER_TLS_VERIFY is set");
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }
}

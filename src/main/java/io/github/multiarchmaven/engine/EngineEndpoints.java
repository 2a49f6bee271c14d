package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the engine that the docker command would use, in its order: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, the current
 * context of {@code config.json}, the default (docker/cli, {@code cli/command/cli.go}, "resolveContextName"). buildx runs
 * under that command, and both must mean the same engine.
 */
public final class EngineEndpoints {

    private static final String TLS_VERIFIED = "DOCKER_TLS_VERIFY";
    private static final String DEFAULT_CONTEXT = "default";
    private static final String DEFAULT_SOCKET = "unix:///var/run/docker.sock";
    private static final String DEFAULT_PIPE = "npipe:////./pipe/docker_engine";

    private final Surroundings surroundings;
    private final DockerContexts contexts;

    private EngineEndpoints(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.contexts = DockerContexts.of(surroundings);
    }

    /**
     * The engine of these surroundings; whether it answers is not asked.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException ENGINE_CONTEXT_UNKNOWN, ENGINE_TLS
     *     for TLS that would believe any engine, ENGINE_UNREACHABLE for an address that is none, FILE_FAILED for an unreadable file of docker's
     */
    public static EngineEndpoint resolve(Surroundings surroundings) {
        return new EngineEndpoints(surroundings).resolve().withoutLogin();
    }

    /**
     * The engine that a user names.
     *
     * @param name an address as of {@code DOCKER_HOST}, or a docker context
     * @throws io.github.multiarchmaven.narration.ProblemException as {@link #resolve}
     */
    public static EngineEndpoint named(String name, Surroundings surroundings) {
        EngineEndpoints endpoints = new EngineEndpoints(surroundings);
        EngineEndpoint found = name.contains("://")
                ? endpoints.byVariable(EngineEndpoint.of(name, "as named"))
                : endpoints.byContext(name, "the docker context " + name);
        return found.withoutLogin();
    }

    private EngineEndpoint resolve() {
        Optional<String> host = surroundings.variable("DOCKER_HOST");
        if (host.isPresent()) {
            return byVariable(EngineEndpoint.of(host.get().strip(), "DOCKER_HOST"));
        }
        Optional<String> chosen = surroundings.variable("DOCKER_CONTEXT");
        if (chosen.isPresent()) {
            String name = chosen.get();
            return byContext(name, "the docker context " + name + " (DOCKER_CONTEXT)");
        }
        return contexts.current()
                .map(name -> byContext(name, "the current docker context " + name))
                .orElseGet(this::byDefault);
    }

    private EngineEndpoint byContext(String name, String origin) {
        if (name.equals(DEFAULT_CONTEXT)) {
            return byDefault();
        }
        EngineEndpoint endpoint = new EngineEndpoint(contexts.hostOf(name, origin), origin, Optional.of(name));
        if (!EngineAddress.of(endpoint).isTcp()) {
            return endpoint;
        }
        if (contexts.believesAnyEngine(name)) {
            throw new TlsProblems(endpoint).unverified();
        }
        return contexts.certificates(name).map(endpoint::with).orElse(endpoint);
    }

    private EngineEndpoint byVariable(EngineEndpoint endpoint) {
        return EngineAddress.of(endpoint).isTcp() && wantsTls() ? secured(endpoint) : endpoint;
    }

    /** With TLS wanted and no host, docker's default is the engine on TCP port 2376 of this machine. */
    private EngineEndpoint byDefault() {
        if (wantsTls()) {
            return secured(EngineEndpoint.of("tcp://localhost:2376", "the default with TLS"));
        }
        return EngineEndpoint.of(surroundings.isWindows() ? DEFAULT_PIPE : DEFAULT_SOCKET, "the default socket");
    }

    private EngineEndpoint secured(EngineEndpoint endpoint) {
        if (surroundings.variable(TLS_VERIFIED).isEmpty()) {
            throw new TlsProblems(endpoint).unverified();
        }
        return endpoint.with(new EngineCertificates(
                surroundings.variable("DOCKER_CERT_PATH").map(Path::of).orElseGet(contexts::folder)));
    }

    private boolean wantsTls() {
        return surroundings.variable(TLS_VERIFIED).isPresent()
                || surroundings.variable("DOCKER_TLS").isPresent();
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.credentials.PrivateDockerConfig;
import io.github.multiarchmaven.credentials.TlsContext;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineChecks;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What there is of engine and buildx, and all that is wrong with them.
 *
 * @param endpoint where the engine should be
 * @param engine to talk to, which need not answer
 * @param info what it says of itself, also if it is one that we cannot work with
 * @param config what buildx gets instead of the user's, if it needs more than that
 * @param buildx if it is one that we can work with
 * @param problems empty if and only if everything is there and usable
 */
record FoundTools(
        Optional<EngineEndpoint> endpoint,
        Optional<Engine> engine,
        Optional<EngineInfo> info,
        Optional<PrivateDockerConfig> config,
        Optional<Buildx> buildx,
        List<Problem> problems)
        implements AutoCloseable {

    FoundTools {
        problems = List.copyOf(problems);
    }

    /**
     * Looks for both.
     *
     * @param program path of docker-buildx; empty to run it as a plugin of docker
     * @param servers of Maven's settings, with which buildx may pull
     * @param proxies that RUN steps get
     * @param memory of what need not be looked for again
     */
    static FoundTools look(
            Optional<Path> program,
            List<ServerLogin> servers,
            ContainerProxies proxies,
            Map<String, String> memory,
            BuildLog log) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        List<Problem> problems = new ArrayList<>();
        Optional<EngineEndpoint> endpoint = collect(() -> EngineEndpoints.resolve(surroundings), problems);
        Optional<Engine> engine = endpoint.flatMap(address -> collect(() -> Engine.connect(address), problems));
        Optional<PrivateDockerConfig> config = engine.flatMap(there -> collect(
                        () -> PrivateDockerConfig.make(
                                servers, contextFor(endpoint.orElseThrow()), proxies.ofRuns(), surroundings, log),
                        problems))
                .flatMap(made -> made);
        Optional<Buildx> buildx = engine.flatMap(there -> collect(
                () -> Buildx.find(new SystemProcesses(), surroundings, endpoint.orElseThrow(), program, memory),
                problems));
        return new FoundTools(
                endpoint,
                engine,
                info(engine, problems),
                config,
                buildx.map(found -> found.with(
                                config.map(PrivateDockerConfig::environment).orElse(Map.of()))
                        .hiding(proxies.secrets())),
                problems);
    }

    /** The engine without buildx, and all that is wrong with it. */
    static FoundTools engineAlone(EngineEndpoint endpoint) {
        List<Problem> problems = new ArrayList<>();
        Optional<Engine> engine = collect(() -> Engine.connect(endpoint), problems);
        return new FoundTools(
                Optional.of(endpoint), engine, info(engine, problems), Optional.empty(), Optional.empty(), problems);
    }

    private static Optional<EngineInfo> info(Optional<Engine> engine, List<Problem> problems) {
        Optional<EngineInfo> info = engine.flatMap(there -> collect(there::info, problems));
        info.map(EngineChecks::check).ifPresent(problems::addAll);
        return info;
    }

    private static Optional<TlsContext> contextFor(EngineEndpoint endpoint) {
        return endpoint.certificates().map(files -> new TlsContext(endpoint.address(), files.folder()));
    }

    static <T> Optional<T> collect(Supplier<T> step, List<Problem> problems) {
        try {
            return Optional.of(step.get());
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            config.ifPresent(PrivateDockerConfig::close);
        } finally {
            engine.ifPresent(Engine::close);
        }
    }
}

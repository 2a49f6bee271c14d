package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineChecks;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engine and buildx that one goal works with: resolved once, checked, the same for every step. */
public final class Tools implements AutoCloseable {

    private final EngineEndpoint endpoint;
    private final Engine engine;
    private final EngineInfo info;
    private final Optional<Buildx> buildx;
    private final PullLogins logins;

    private Tools(EngineEndpoint endpoint, Engine engine, EngineInfo info, Optional<Buildx> buildx, PullLogins logins) {
        this.endpoint = endpoint;
        this.engine = engine;
        this.info = info;
        this.buildx = buildx;
        this.logins = logins;
    }

    /**
     * Engine and buildx.
     *
     * @param program path of docker-buildx; empty to run it as a plugin of docker
     * @param servers of Maven's settings, with which buildx and engine may pull
     * @throws ProblemException with all that is wrong with either
     */
    public static Tools open(Optional<Path> program, List<ServerLogin> servers, BuildLog log) {
        FoundTools found = FoundTools.look(program);
        if (!found.problems().isEmpty()) {
            found.close();
            throw new ProblemException(found.problems());
        }
        EngineEndpoint endpoint = found.endpoint().orElseThrow();
        EngineInfo info = found.info().orElseThrow();
        log.debug("Engine " + info + " at " + endpoint);
        PullLogins logins = logins(servers, found, log);
        return new Tools(
                endpoint,
                found.engine().orElseThrow(),
                info,
                found.buildx().map(buildx -> buildx.with(logins.environment())),
                logins);
    }

    private static PullLogins logins(List<ServerLogin> servers, FoundTools found, BuildLog log) {
        try {
            return PullLogins.of(servers, log);
        } catch (ProblemException e) {
            found.close();
            throw e;
        }
    }

    /** The engine alone, for goals that build nothing. */
    public static Tools openEngine(BuildLog log) {
        return openEngine(EngineEndpoints.resolve(Surroundings.ofThisProcess()), log);
    }

    static Tools openEngine(EngineEndpoint endpoint, BuildLog log) {
        Engine engine = Engine.connect(endpoint);
        try {
            EngineInfo info = checkedInfo(engine);
            log.debug("Engine " + info + " at " + endpoint);
            return new Tools(endpoint, engine, info, Optional.empty(), PullLogins.none());
        } catch (ProblemException e) {
            engine.close();
            throw e;
        }
    }

    private static EngineInfo checkedInfo(Engine engine) {
        EngineInfo info = engine.info();
        List<Problem> problems = EngineChecks.check(info);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return info;
    }

    EngineEndpoint endpoint() {
        return endpoint;
    }

    Engine engine() {
        return engine;
    }

    EngineInfo info() {
        return info;
    }

    /** Keeps out all others of this user that look at this engine in order to change it. */
    MachineLock exclusively(BuildLog log) {
        Path file = MachineLock.file(endpoint.address());
        return MachineLock.hold(file, () -> log.waitingFor(file));
    }

    /** Has the engine pull an image for its own platform, unless it has one of that name. */
    void fetch(ImageReference image, BuildLog log) {
        if (!engine.hasImage(image)) {
            log.fetching(image);
            engine.pull(image, info.platform(), logins.forImage(image));
        }
    }

    Buildx buildx() {
        return buildx.orElseThrow();
    }

    @Override
    public void close() {
        try {
            logins.close();
        } finally {
            engine.close();
        }
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engine and buildx that one goal works with: resolved once, checked, the same for every step. */
public final class Tools implements AutoCloseable {

    private final FoundTools found;
    private final PullLogins logins;

    private Tools(FoundTools found, PullLogins logins) {
        this.found = found;
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
        return checked(FoundTools.look(program, servers, log), servers, log);
    }

    /** The engine alone, for goals that build nothing. */
    public static Tools openEngine(BuildLog log) {
        return openEngine(EngineEndpoints.resolve(Surroundings.ofThisProcess()), log);
    }

    static Tools openEngine(EngineEndpoint endpoint, BuildLog log) {
        return checked(FoundTools.engineAlone(endpoint), List.of(), log);
    }

    private static Tools checked(FoundTools found, List<ServerLogin> servers, BuildLog log) {
        if (!found.problems().isEmpty()) {
            found.close();
            throw new ProblemException(found.problems());
        }
        Tools tools = new Tools(found, PullLogins.of(servers));
        log.debug("Engine " + tools.info() + " at " + tools.endpoint());
        return tools;
    }

    EngineEndpoint endpoint() {
        return found.endpoint().orElseThrow();
    }

    Engine engine() {
        return found.engine().orElseThrow();
    }

    EngineInfo info() {
        return found.info().orElseThrow();
    }

    /** Keeps out all others of this user that look at this engine in order to change it. */
    MachineLock exclusively(BuildLog log) {
        Path file = MachineLock.file(endpoint().address());
        return MachineLock.hold(file, () -> log.waitingFor(file));
    }

    /** Has the engine pull an image for its own platform, unless it has one of that name. */
    void fetch(ImageReference image, BuildLog log) {
        if (!engine().hasImage(image)) {
            log.fetching(image);
            engine().pull(image, info().platform(), logins.forImage(image));
        }
    }

    Buildx buildx() {
        return found.buildx().orElseThrow();
    }

    @Override
    public void close() {
        found.close();
    }
}

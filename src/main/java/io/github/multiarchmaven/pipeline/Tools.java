package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineChecks;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine and buildx that one goal works with: resolved once, checked, the same for every step. */
public final class Tools implements AutoCloseable {

    private final EngineEndpoint endpoint;
    private final Engine engine;
    private final EngineInfo info;
    private final Optional<Buildx> buildx;

    private Tools(EngineEndpoint endpoint, Engine engine, EngineInfo info, Optional<Buildx> buildx) {
        this.endpoint = endpoint;
        this.engine = engine;
        this.info = info;
        this.buildx = buildx;
    }

    /**
     * Engine and buildx.
     *
     * @param program path of docker-buildx; empty to run it as a plugin of docker
     * @throws ProblemException with all that is wrong with either
     */
    public static Tools open(Optional<Path> program, BuildLog log) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        Processes processes = new SystemProcesses();
        EngineEndpoint endpoint = EngineEndpoints.resolve(surroundings);
        List<Problem> problems = new ArrayList<>();
        Buildx buildx = collect(() -> Buildx.find(processes, surroundings, endpoint, program), problems);
        Engine engine = Engine.connect(endpoint);
        EngineInfo info = collect(() -> checkedInfo(engine), problems);
        if (buildx == null || info == null) {
            engine.close();
            throw new ProblemException(problems);
        }
        log.debug("Engine " + info + " at " + endpoint);
        return new Tools(endpoint, engine, info, Optional.of(buildx));
    }

    /** The engine alone, for goals that build nothing. */
    public static Tools openEngine(BuildLog log) {
        EngineEndpoint endpoint = EngineEndpoints.resolve(Surroundings.ofThisProcess());
        Engine engine = Engine.connect(endpoint);
        try {
            EngineInfo info = checkedInfo(engine);
            log.debug("Engine " + info + " at " + endpoint);
            return new Tools(endpoint, engine, info, Optional.empty());
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

    private static <T> @Nullable T collect(Supplier<T> step, List<Problem> problems) {
        try {
            return step.get();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
            return null;
        }
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

    Buildx buildx() {
        return buildx.orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
    }
}

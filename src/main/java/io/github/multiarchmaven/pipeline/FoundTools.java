package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineChecks;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What there is of engine and buildx, and all that is wrong with them.
 *
 * @param endpoint where the engine should be
 * @param engine to talk to, which need not answer
 * @param info what it says of itself, also if it is one that we cannot work with
 * @param buildx if it is one that we can work with
 * @param problems empty if and only if everything is there and usable
 */
record FoundTools(
        Optional<EngineEndpoint> endpoint,
        Optional<Engine> engine,
        Optional<EngineInfo> info,
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
     */
    static FoundTools look(Optional<Path> program) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        List<Problem> problems = new ArrayList<>();
        Optional<EngineEndpoint> endpoint = collect(() -> EngineEndpoints.resolve(surroundings), problems);
        Optional<Buildx> buildx = endpoint.flatMap(
                address -> collect(() -> Buildx.find(new SystemProcesses(), surroundings, address, program), problems));
        Optional<Engine> engine = endpoint.map(Engine::connect);
        Optional<EngineInfo> info = engine.flatMap(there -> collect(there::info, problems));
        info.map(EngineChecks::check).ifPresent(problems::addAll);
        return new FoundTools(endpoint, engine, info, buildx, problems);
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
        engine.ifPresent(Engine::close);
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineEndpoints;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.Surroundings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Engines, looked for when they are needed: most merges need none. */
public final class EnginesOnDemand implements Function<Optional<String>, Engine>, AutoCloseable {

    private final BuildLog log;
    private final Map<Optional<String>, Tools> opened = new HashMap<>();

    public EnginesOnDemand(BuildLog log) {
        this.log = log;
    }

    /** @param name its address or docker context; empty for the one that every goal works with */
    @Override
    public Engine apply(Optional<String> name) {
        return opened.computeIfAbsent(name, this::open).engine();
    }

    private Tools open(Optional<String> name) {
        Surroundings surroundings = Surroundings.ofThisProcess();
        EngineEndpoint endpoint = name.map(text -> EngineEndpoints.named(text, surroundings))
                .orElseGet(() -> EngineEndpoints.resolve(surroundings));
        return Tools.openEngine(endpoint, log);
    }

    @Override
    public void close() {
        opened.values().forEach(Tools::close);
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.narration.BuildLog;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine, looked for when it is needed: most merges need none. */
public final class EngineOnDemand implements Supplier<Engine>, AutoCloseable {

    private final BuildLog log;
    private @Nullable Tools opened;

    public EngineOnDemand(BuildLog log) {
        this.log = log;
    }

    @Override
    public Engine get() {
        Tools there = opened;
        if (there == null) {
            there = Tools.openEngine(log);
            opened = there;
        }
        return there.engine();
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.narration.BuildLog;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registries that are made ready when the first of them is needed, because most builds need none. */
final class OpenedOnDemand implements Supplier<OpenRegistries>, AutoCloseable {

    private final Supplier<RegistrySpec> spec;
    private final BuildLog log;
    private @Nullable OpenRegistries opened;

    OpenedOnDemand(Supplier<RegistrySpec> spec, BuildLog log) {
        this.spec = spec;
        this.log = log;
    }

    @Override
    public synchronized OpenRegistries get() {
        OpenRegistries there = opened;
        if (there == null) {
            there = OpenRegistries.with(spec.get(), log);
            opened = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.RegistrySpec;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Registries that are made ready when the first of them is needed, because most builds need none. */
final class OpenedOnDemand implements Supplier<OpenRegistries>, AutoCloseable {

    private final Supplier<RegistrySpec> spec;
    private @Nullable OpenRegistries opened;

    OpenedOnDemand(Supplier<RegistrySpec> spec) {
        this.spec = spec;
    }

    @Override
    public OpenRegistries get() {
        OpenRegistries there = opened;
        if (there == null) {
            there = OpenRegistries.with(spec.get());
            opened = there;
        }
        return there;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}

package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.engine.EngineInfo;

/** What a container of the engine can do about the handlers of the kernel. */
public enum HandlerAccess {
    /** A privileged one registers them. */
    FULL,
    /**
     * None can: a container of a rootless engine gets a table of its own, which goes with it and hides the kernel's from
     * then on (Linux, {@code fs/binfmt_misc.c}, "load_binfmt_misc").
     */
    ROOTLESS;

    static HandlerAccess of(EngineInfo engine) {
        return engine.rootless() ? ROOTLESS : FULL;
    }
}

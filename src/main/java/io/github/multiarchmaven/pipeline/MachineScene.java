package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.MachineSpec;
import io.github.multiarchmaven.engine.EngineEndpoint;

/**
 * What a goal is about that is about the machine and no image, once the engine is known.
 *
 * @param spec as configured
 * @param endpoint of the engine
 */
record MachineScene(MachineSpec spec, EngineEndpoint endpoint) implements BuilderScene {

    @Override
    public BuilderChoice builderChoice() {
        return spec.builder();
    }

    @Override
    public BinfmtMode binfmtMode() {
        return spec.binfmt().mode();
    }
}

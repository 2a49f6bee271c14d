package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.model.SmokeRun;
import java.util.List;

/**
 * What a goal is to know that runs images.
 *
 * @param run what is run in each of them
 * @param builder in which
 * @param binfmt how handlers are registered
 */
public record VerifySpec(SmokeRun run, BuildSpec.BuilderChoice builder, BuildSpec.BinfmtChoice binfmt) {

    /** A build that runs something on these platforms, to get ready for. */
    public BuildSpec rehearsal(List<Platform> platforms) {
        return new MachineSpec(platforms, platforms, builder, binfmt).rehearsal();
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerStanding;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.BuildxVersion;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this machine can build.
 *
 * @param endpoint where the engine is; empty if that is not to be found out
 * @param engine what it says of itself; empty if it does not answer
 * @param buildx its version; empty if there is none or it says none
 * @param builder name of the builder that would build
 * @param builders that this plugin made on this engine
 * @param handlers that this plugin registered in this engine's kernel, as far as it is recorded
 * @param findings what else there is to say about these
 * @param platforms what was found, in the order of the question
 * @param problems what is wrong with engine and buildx
 */
record MachineReport(
        Optional<EngineEndpoint> endpoint,
        Optional<EngineInfo> engine,
        Optional<BuildxVersion> buildx,
        Optional<String> builder,
        List<BuilderState> builders,
        List<HandlerStanding> handlers,
        BuilderFindings findings,
        Map<Platform, SupportWords> platforms,
        List<Problem> problems) {

    MachineReport {
        builders = List.copyOf(builders);
        handlers = List.copyOf(handlers);
        platforms = new LinkedHashMap<>(platforms);
        problems = List.copyOf(problems);
    }
}

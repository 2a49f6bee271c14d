package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.dockerfile.Certainty;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.Execution;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.plan.BuildPlanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for a build that runs something on every platform, whatever that is. */
final class RunningPlatforms {

    private RunningPlatforms() {}

    static BuildPlan plan(BuildScene scene, EnvironmentReport report) {
        return BuildPlanner.plan(
                scene.spec(), scene.platforms(), facts(scene.platforms()), report, scene.builderName());
    }

    static DockerfileFacts facts(List<Platform> platforms) {
        Map<Platform, List<Execution>> executions = new LinkedHashMap<>();
        platforms.forEach(platform -> executions.put(
                platform,
                // no line of any file, so that no message quotes it
                List.of(new Execution(platform, "", 0, "RUN anything", Certainty.CERTAIN))));
        return DockerfileFacts.of(executions);
    }
}

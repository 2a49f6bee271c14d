package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.MachineSpec;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.plan.Preparation;
import io.github.multiarchmaven.process.MachineLock;
import java.util.Objects;
import java.util.Set;

/** The story of {@code multiarch:setup}: the preparations of a build that runs something on every platform. */
public final class PrepareMachine {

    private final Tools tools;
    private final BuildLog log;
    private final Lookout lookout;
    private final Preparer preparer;

    public PrepareMachine(Tools tools, BuildLog log) {
        this.tools = tools;
        this.log = log;
        this.lookout = tools.lookout();
        this.preparer = new Preparer(tools, log);
    }

    /**
     * Prepares what is missing and proves it; where nothing is missing, changes nothing.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if a platform does not run afterwards
     */
    public void run(MachineSpec spec) {
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            prepare(spec);
        }
    }

    private void prepare(MachineSpec spec) {
        BuildScene scene = sceneOf(spec);
        EnvironmentQuestion question = scene.questionOf(Set.copyOf(spec.platforms()));
        EnvironmentReport before = preparer.look(scene, question);
        BuildPlan plan = RunningPlatforms.plan(scene, before);
        if (plan.preparations().isEmpty()) {
            tell(spec, before, before);
            log.info("Nothing had to be prepared; the builder is " + plan.builder());
            return;
        }
        preparer.prepare(scene, plan);
        EnvironmentReport after = lookout.lookClosely(question);
        preparer.check(scene, plan, after);
        tell(spec, before, after);
        log.info("Prepared and proved in the builder " + plan.builder());
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain(MachineSpec spec) {
        BuildScene scene = sceneOf(spec);
        tools.imageCheck().ofBuilder(scene.builderChoice());
        EnvironmentReport found = lookout.look(scene.questionOf(Set.copyOf(spec.platforms())));
        tell(spec, found, found);
        log.dryRun(RunningPlatforms.plan(scene, found).preparations().stream()
                .map(Preparation::describe)
                .toList());
    }

    private BuildScene sceneOf(MachineSpec spec) {
        return BuildScene.of(spec.rehearsal(), tools.endpoint(), tools.info().platform());
    }

    private void tell(MachineSpec spec, EnvironmentReport before, EnvironmentReport after) {
        for (Platform platform : spec.platforms()) {
            SupportWords was = words(before, platform);
            SupportWords is = words(after, platform);
            log.platformIs(platform, is.state(), was.state().equals(is.state()) ? "" : "was " + was.state());
        }
    }

    private static SupportWords words(EnvironmentReport report, Platform platform) {
        return SupportWords.of(platform, Objects.requireNonNull(report.support().get(platform), "nobody looked at it"));
    }
}

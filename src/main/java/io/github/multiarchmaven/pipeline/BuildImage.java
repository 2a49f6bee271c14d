package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.BuildRequest;
import io.github.multiarchmaven.buildx.BuilderProbe;
import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.buildx.ImageBuild;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.plan.BuildPlanner;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.ImageDescription.Scope;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.verify.LayoutVerification;

/** The story of {@code multiarch:build}. */
public final class BuildImage {

    private final Tools tools;
    private final Results results;
    private final BuildLog log;
    private final Lookout lookout;
    private final Preparer preparer;

    public BuildImage(Tools tools, Results results, BuildLog log) {
        this.tools = tools;
        this.results = results;
        this.log = log;
        this.lookout = new Lookout(
                tools.engine(),
                new Builders(tools.buildx()),
                new BuilderProbe(tools.buildx()),
                tools.info().platform());
        this.preparer = new Preparer(tools, log);
    }

    /**
     * Builds, proves and keeps the image.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException if anything that was promised is not there; the
     *     previous result is untouched then
     */
    public KeptResult run(BuildSpec spec) {
        BuildScene scene = sceneOf(spec);
        DockerfileFacts facts = scene.readDockerfile();
        EnvironmentQuestion question = scene.environmentQuestion(facts);
        BuildPlan plan;
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            plan = prepare(scene, facts, question);
        }
        try (Results.Staging staging = results.stage(spec.naming().id())) {
            build(scene, staging);
            Inventory inventory = prove(scene, plan, staging);
            return keep(scene, staging, inventory);
        }
    }

    private BuildPlan prepare(BuildScene scene, DockerfileFacts facts, EnvironmentQuestion question) {
        preparer.getReadyToLook(scene);
        BuildPlan plan = plan(scene, facts, question);
        plan.notes().forEach(log::info);
        if (!plan.preparations().isEmpty()) {
            preparer.prepare(scene, plan);
            preparer.check(plan, lookout.look(question));
        }
        return plan;
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain(BuildSpec spec) {
        BuildScene scene = sceneOf(spec);
        DockerfileFacts facts = scene.readDockerfile();
        BuildPlan plan = plan(scene, facts, scene.environmentQuestion(facts));
        log.dryRun(plan.describe());
    }

    private BuildScene sceneOf(BuildSpec spec) {
        return BuildScene.of(spec, tools.endpoint(), tools.info().platform());
    }

    private BuildPlan plan(BuildScene scene, DockerfileFacts facts, EnvironmentQuestion question) {
        return BuildPlanner.plan(scene.spec(), scene.platforms(), facts, lookout.look(question), scene.builderName());
    }

    private void build(BuildScene scene, Results.Staging staging) {
        BuildSpec.Source source = scene.spec().source();
        BuildRequest request = new BuildRequest(
                scene.builderName(),
                scene.platforms(),
                new BuildRequest.Source(
                        source.context(),
                        source.dockerfile(),
                        source.target(),
                        source.buildArgs(),
                        source.buildContexts(),
                        source.labels()),
                staging.layout(),
                staging.metadata());
        log.building(scene.spec().naming().firstName(), scene.platforms());
        new ImageBuild(tools.buildx(), log)
                .run(
                        request,
                        scene.inWords(),
                        results.transcriptOf(scene.spec().naming().id()));
    }

    private Inventory prove(BuildScene scene, BuildPlan plan, Results.Staging staging) {
        OciLayout layout = OciLayout.at(staging.layout());
        layout.ensureIndex();
        layout.nameAs(scene.spec().naming().firstName());
        Inventory inventory = layout.inventory();
        LayoutVerification.check(plan.promises().platforms(), inventory).orThrow();
        new ContentCheck(results, log).run(scene.spec(), staging);
        return inventory;
    }

    private KeptResult keep(BuildScene scene, Results.Staging staging, Inventory inventory) {
        BuildSpec.Naming naming = scene.spec().naming();
        KeptResult kept = results.keep(
                staging,
                new ImageDescription(
                        naming.id(),
                        naming.image(),
                        naming.tags(),
                        inventory,
                        scene.isNarrowed() ? Scope.NARROWED : Scope.COMPLETE));
        log.built(naming.firstName(), inventory, kept.layout());
        return kept;
    }
}

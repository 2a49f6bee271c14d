package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.buildx.ImageBuild;
import io.github.multiarchmaven.buildx.RewriteProbe;
import io.github.multiarchmaven.buildx.progress.TimedCall;
import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.BlobStoreChoice;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.PushSpec.ExistingTags;
import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Mute;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.plan.BuildPlanner;
import io.github.multiarchmaven.plan.BuilderDecision;
import io.github.multiarchmaven.plan.EmulationNotes;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.result.ImageDescription;
import io.github.multiarchmaven.result.ImageDescription.Scope;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Origin;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The story of {@code multiarch:build}. */
public final class BuildImage {

    private final Tools tools;
    private final Results results;
    private final Supplier<RegistrySpec> registries;
    private final BlobStoreChoice store;
    private final BuildLog log;
    private final Lookout lookout;
    private final Preparer preparer;
    private final TimestampTrial timestamps;
    private final PrebuiltContext prebuilt;
    private final BuilderNetwork networks;
    private final GroupedBuild build;

    /** @param registries how they are reached, asked for where an output is in one */
    public BuildImage(
            Tools tools, Results results, Supplier<RegistrySpec> registries, BlobStoreChoice store, BuildLog log) {
        this.tools = tools;
        this.results = results;
        this.registries = registries;
        this.store = store;
        this.log = log;
        this.lookout = tools.lookout();
        this.preparer = new Preparer(tools, log);
        this.timestamps = new TimestampTrial(new RewriteProbe(tools.buildx()));
        this.prebuilt = new PrebuiltContext(results, log);
        this.networks = new BuilderNetwork(tools.engine(), tools.info());
        this.build = new GroupedBuild(
                new ImageBuild(tools.buildx(), log),
                networks,
                new LostBuilder(tools.engine()::stateOf, new Builders(tools.buildx())::find),
                results,
                log);
    }

    /**
     * Builds, proves and keeps the image.
     *
     * @param existing what becomes of a tag in a registry that means another image
     * @param origin of what is built
     * @return what later goals can work with; empty where no output is an image that can be read
     * @throws io.github.multiarchmaven.narration.ProblemException if anything that was promised is not there; the
     *     previous result is untouched then
     */
    public Optional<KeptResult> run(BuildSpec spec, ExistingTags existing, Origin origin) {
        Instant began = Instant.now();
        BuildScene given = sceneOf(spec);
        Map<Platform, List<PrebuiltTree>> files = prebuilt.check(given);
        DockerfileFacts facts = read(given);
        BuilderDecision decision = decide(given, facts);
        BuildScene scene = given.builtBy(decision.choice());
        refuseWhatCannotBe(spec, decision.choice());
        decision.notes().forEach(log::info);
        EnvironmentQuestion question = scene.environmentQuestion(facts);
        Prepared prepared;
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            prepared = prepare(scene, facts, question);
        }
        timestamps.check(scene.spec(), facts, scene.builderName());
        try (Staging staging = results.stage(spec.naming().id());
                OpenedOnDemand open = new OpenedOnDemand(registries, log)) {
            prebuilt.write(spec, files);
            Made made = made(scene, prepared, staging, open);
            List<ImageReference> published =
                    new BuiltTags(open, existing, log).write(prepared.plan().outputs(), made.proved());
            BuildTimes times =
                    BuildTimes.write(began, made.calls(), staging, spec.naming().firstName());
            times.tell(log, results.timelinePageOf(spec.naming().id()));
            return keep(scene, staging, made.proved().map(inventory -> describe(scene, inventory, origin)), published);
        }
    }

    /** What has been decided, and where each platform is built, as it is now. */
    private record Prepared(BuildPlan plan, Map<Platform, Placement> placements) {}

    private Prepared prepare(BuildScene scene, DockerfileFacts facts, EnvironmentQuestion question) {
        EnvironmentReport before = preparer.look(scene, question);
        BuildPlan plan = plan(scene, facts, before);
        plan.notes().forEach(log::info);
        plan.warnings().forEach(log::warn);
        if (plan.preparations().isEmpty()) {
            return new Prepared(plan, before.placements());
        }
        preparer.prepare(scene, plan);
        EnvironmentReport after = lookout.look(question);
        preparer.check(scene, plan, after);
        if (before.placements().isEmpty()) {
            new EmulationNotes(after).ofNodes(plan.promises().running()).forEach(log::info);
        }
        return new Prepared(plan, after.placements());
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain(BuildSpec spec) {
        BuildScene given = sceneOf(spec);
        Map<Platform, List<PrebuiltTree>> files = prebuilt.check(given);
        DockerfileFacts facts = read(given);
        BuilderDecision decision = decide(given, facts);
        BuildScene scene = given.builtBy(decision.choice());
        refuseWhatCannotBe(spec, decision.choice());
        BuildPlan plan = plan(scene, facts, lookout.look(scene.environmentQuestion(facts)));
        if (plan.preparations().isEmpty()) {
            timestamps.check(scene.spec(), facts, scene.builderName());
        }
        log.dryRun(Stream.of(PrebuiltContext.describe(spec, files), plan.describe(), decision.notes())
                .flatMap(List::stream)
                .toList());
    }

    private void refuseWhatCannotBe(BuildSpec spec, BuilderChoice builder) {
        Attempted.all(
                Attempted.check(() -> tools.imageCheck().ofBuilder(builder)),
                Attempted.check(() -> networks.of(builder)
                        .ifPresent(
                                network -> LoopbackOutputs.refuse(spec.manner().outputs(), network))));
    }

    /** Nobody asks for an image that is not allowed. */
    private DockerfileFacts read(BuildScene scene) {
        Map<Source, DockerfileFacts> alone = scene.readDockerfilesAlone();
        tools.imageCheck().ofDockerfiles(alone);
        tools.imageCheck()
                .open(alone)
                .forEach(sentence -> log.warn("<allowedImages> cannot be held against what is open: " + sentence));
        try (OpenedOnDemand open = new OpenedOnDemand(registries, new Mute(log))) {
            return scene.readDockerfiles(new BaseImageQuestions(open, scene.host()));
        }
    }

    private BuilderDecision decide(BuildScene scene, DockerfileFacts facts) {
        return BuilderDecision.of(
                scene.spec(),
                facts,
                scene.host(),
                tools.info().store(),
                () -> EnginesOwn.obstacle(tools.info()).or(() -> timestamps.ofTheEnginesOwn(scene.spec(), facts)));
    }

    private BuildScene sceneOf(BuildSpec spec) {
        return BuildScene.of(
                prebuilt.placedIn(spec), tools.endpoint(), tools.info().platform());
    }

    private static BuildPlan plan(BuildScene scene, DockerfileFacts facts, EnvironmentReport report) {
        return BuildPlanner.plan(scene.spec(), scene.platforms(), facts, report, scene.builderName());
    }

    /** What came of building. */
    private record Made(Optional<Inventory> proved, List<TimedCall> calls) {}

    /** Builds and proves; a layout begins with the blobs that are here already. */
    private Made made(BuildScene scene, Prepared prepared, Staging staging, Supplier<OpenRegistries> open) {
        BuildPlan plan = prepared.plan();
        OutputProofs proofs = new OutputProofs(
                Promised.of(scene.spec(), plan.promises().platforms()),
                staging,
                new EngineProof(tools.engine(), tools.info().store()),
                open);
        List<TimedCall> calls = new ArrayList<>();
        Supplier<Made> making = () -> {
            calls.addAll(build.run(scene, plan, prepared.placements(), staging));
            return new Made(proofs.prove(plan.outputs(), scene.spec().naming().firstName()), calls);
        };
        if (plan.outputs().stream().noneMatch(Output.Oci.class::isInstance)) {
            return making.get();
        }
        WarmStart warmStart = warmStart(scene, staging);
        Made made = warmStart.run(making);
        new ContentCheck(results, log)
                .run(scene.spec().checkBinaries(), scene.spec().naming().id(), staging);
        warmStart.remember();
        return made;
    }

    private WarmStart warmStart(BuildScene scene, Staging staging) {
        BuildSpec.Naming naming = scene.spec().naming();
        String layout = naming.image() + " " + naming.id() + " " + Platform.list(scene.platforms());
        return new WarmStart(staging, results.layoutOf(naming.id()), layout, SharedBlobs.of(store, log), log);
    }

    private static ImageDescription describe(BuildScene scene, Inventory proved, Origin origin) {
        BuildSpec.Naming naming = scene.spec().naming();
        Scope scope = scene.isNarrowed() ? Scope.NARROWED : Scope.COMPLETE;
        return new ImageDescription(naming.id(), naming.image(), naming.tags(), proved, scope).from(origin);
    }

    private Optional<KeptResult> keep(
            BuildScene scene, Staging staging, Optional<ImageDescription> description, List<ImageReference> published) {
        BuildSpec.Naming naming = scene.spec().naming();
        if (description.isEmpty()) {
            tell(scene, results.keep(staging, naming.id()));
            return Optional.empty();
        }
        KeptResult kept = results.keep(staging, description.get());
        KeptResult noted = published.isEmpty() ? kept : results.published(kept, published);
        log.built(naming.firstName(), description.get().inventory());
        tell(scene, results.folderOf(naming.id()));
        return Optional.of(noted);
    }

    /** Where everything is, and how to go on. */
    private void tell(BuildScene scene, Path place) {
        ImageReference name = scene.spec().naming().firstName();
        scene.spec().manner().outputs().forEach(output -> log.left(output, name, place));
    }
}

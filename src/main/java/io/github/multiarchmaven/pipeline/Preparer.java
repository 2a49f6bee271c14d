package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerRegistration;
import io.github.multiarchmaven.binfmt.TableSwitch;
import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.buildx.NodeBuilders;
import io.github.multiarchmaven.buildx.NodeGroup;
import io.github.multiarchmaven.buildx.StrayConfig;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.plan.NodeHandlers;
import io.github.multiarchmaven.plan.Preparation;
import io.github.multiarchmaven.process.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out the preparations of a plan, and says what it does before it does it. */
final class Preparer {

    private final Engine engine;
    private final Builders builders;
    private final Tools tools;
    private final BuilderBoot builderBoot;
    private final Lookout lookout;
    private final BuildLog log;

    Preparer(Tools tools, BuildLog log) {
        this.engine = tools.engine();
        this.builders = new Builders(tools.buildx());
        this.tools = tools;
        this.builderBoot = new BuilderBoot(engine, builders, log);
        this.lookout = tools.lookout();
        this.log = log;
    }

    /**
     * Looks, and gets what that takes: an image to look with, or a builder that runs. Both are needed for building anyway;
     * neither is privileged but what buildx made so before.
     */
    EnvironmentReport look(BuildScene scene, EnvironmentQuestion question) {
        tools.imageCheck().ofBuilder(scene.builderChoice());
        tools.proxies().remarks(scene.builderChoice()).forEach(log::warn);
        EnginesOwn.remark(tools.info(), scene.builderChoice()).ifPresent(log::warn);
        scene.lookingImage().ifPresent(this::fetch);
        EnvironmentReport found = lookout.look(question);
        if (scene.lookingImage().isPresent() || !(found.builder() instanceof BuilderLook.Stopped)) {
            return found;
        }
        boot(scene.builderName());
        return lookout.look(question);
    }

    private void boot(String builder) {
        tools.forgetProofs();
        log.bootingBuilder(builder);
        builders.boot(builder);
    }

    private void fetch(ImageReference image) {
        tools.fetch(image, log);
    }

    void prepare(BuildScene scene, BuildPlan plan) {
        tools.forgetProofs();
        plan.preparations().stream()
                .filter(Preparation.RegisterHandlers.class::isInstance)
                .map(Preparation.RegisterHandlers.class::cast)
                .forEach(handlers -> tools.imageCheck().ofOurs(handlers.image()));
        for (Preparation preparation : plan.preparations()) {
            if (preparation instanceof Preparation.SwitchOnHandlers switchOn) {
                log.switchingOnHandlers(switchOn.image());
                new TableSwitch(engine, switchOn.image()).on();
            } else if (preparation instanceof Preparation.RegisterHandlers handlers) {
                register(scene, handlers);
            } else if (preparation instanceof Preparation.TryHandlers handlers) {
                tryToRegister(scene, handlers);
            } else if (preparation instanceof Preparation.CreateBuilder creation) {
                log.creatingBuilder(creation.name(), creation.image());
                sayProxies(scene);
                create(scene.managedBuilder().orElseThrow());
            } else if (preparation instanceof Preparation.CreateNodes creation) {
                log.creatingNodes(creation.name(), creation.driver(), creation.nodes());
                sayProxies(scene);
                new NodeBuilders(tools.buildx()).create(scene.nodeGroup().orElseThrow());
            } else if (preparation instanceof Preparation.RecreateNodes recreation) {
                log.recreatingBuilder(recreation.name(), recreation.differences());
                new NodeBuilders(tools.buildx()).recreate(scene.nodeGroup().orElseThrow());
            } else if (preparation instanceof Preparation.RestartBuilder restart) {
                log.restartingBuilder(restart.name());
                builders.stop(restart.name());
                builderBoot.boot(scene.managedBuilder().orElseThrow());
            } else if (preparation instanceof Preparation.RecreateBuilder recreation) {
                log.recreatingBuilder(recreation.name(), recreation.differences());
                recreate(scene.managedBuilder().orElseThrow());
            } else if (preparation instanceof Preparation.BootBuilder boot) {
                scene.managedBuilder().ifPresentOrElse(builderBoot::boot, () -> bootNodes(scene, plan, boot.name()));
            }
        }
    }

    /** Nodes that are new and do not run are not kept on record. */
    private void bootNodes(BuildScene scene, BuildPlan plan, String builder) {
        try {
            boot(builder);
        } catch (ProblemException e) {
            if (plan.preparations().stream().anyMatch(Preparation.CreateNodes.class::isInstance)) {
                throw forgotten(e, scene.nodeGroup().orElseThrow());
            }
            throw e;
        }
    }

    private void sayProxies(BuildScene scene) {
        tools.proxies().given(scene.builderChoice()).ifPresent(log::info);
    }

    /** Why they do not run is what matters; there is nothing left to be removed. */
    private ProblemException forgotten(ProblemException failure, NodeGroup group) {
        ProblemException told = new ProblemException(failure.problems().stream()
                .map(problem -> problem.next().contains("docker buildx rm")
                        ? Problem.of(
                                        problem.code(),
                                        problem.what(),
                                        problem.why(),
                                        "see what buildx says below, mend that <node> of <builder> or its machine, and run this"
                                                + " again; the builder is not on record any more")
                                .withEvidence(problem.evidence())
                        : problem)
                .toList());
        told.addSuppressed(failure);
        try {
            new NodeBuilders(tools.buildx()).forget(group);
        } catch (ProblemException e) {
            told.addSuppressed(e);
        }
        return told;
    }

    private void create(ManagedBuilder builder) {
        warnOfStrayConfig(builder);
        warnOfPulling(builder);
        builders.create(builder);
    }

    private void recreate(ManagedBuilder builder) {
        warnOfStrayConfig(builder);
        warnOfPulling(builder);
        builders.recreate(builder);
    }

    /** buildx pulls whenever it makes a container, and takes what is there only if that fails (driver/docker-container). */
    private void warnOfPulling(ManagedBuilder builder) {
        if (tools.pullsNever() && !builder.image().contains("@")) {
            log.warn(
                    "buildx itself tries to pull " + builder.image() + " when it makes the builder, whatever"
                            + " multiarch.pullPolicy says; pin it by a digest, so that it can be no other than the one that is here");
        }
    }

    private void warnOfStrayConfig(ManagedBuilder builder) {
        if (builder.config().isEmpty()) {
            StrayConfig.find(Surroundings.ofThisProcess())
                    .ifPresent(file -> log.takingStrayConfig(builder.name(), file));
        }
    }

    private void register(BuildScene scene, Preparation.RegisterHandlers handlers) {
        fetch(handlers.image());
        if (handlers.replaced().isEmpty()) {
            log.registering(handlers.platforms(), handlers.image());
        } else {
            log.replacing(handlers.replaced(), handlers.platforms(), handlers.image());
        }
        ImageReference looking = scene.lookingImage().orElse(handlers.image());
        HandlerRecording recording = new HandlerRecording(engine, log);
        new HandlerRegistration(engine, handlers.image(), looking, recording)
                .replace(handlers.replaced(), handlers.platforms());
    }

    private void tryToRegister(BuildScene scene, Preparation.TryHandlers handlers) {
        try {
            register(scene, new Preparation.RegisterHandlers(handlers.platforms(), handlers.image()));
        } catch (ProblemException e) {
            log.info("Going on without QEMU handlers for " + Platform.list(handlers.platforms())
                    + ", which may not be needed: " + e.problems().get(0).what());
        }
    }

    /** The plan's promise after preparing: everything that has to run, runs. No second plan is made. */
    void check(BuildScene scene, BuildPlan plan, EnvironmentReport afterwards) {
        if (afterwards.builder() instanceof BuilderLook.Drifted drifted) {
            log.stillDiffers(plan.builder(), drifted.differences());
        }
        List<Problem> problems = new ArrayList<>();
        for (Platform platform : plan.promises().running()) {
            Optional.ofNullable(afterwards.support().get(platform))
                    .flatMap(PlatformSupport::failure)
                    .ifPresent(evidence -> problems.add(
                            Optional.ofNullable(afterwards.placements().get(platform))
                                    .map(place -> withoutHandler(scene, place, platform, evidence))
                                    .orElseGet(() -> broken(plan, platform, evidence))));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Problem withoutHandler(BuildScene scene, Placement place, Platform platform, String evidence) {
        String driver = scene.nodeGroup().map(NodeGroup::driver).orElse("");
        NodeHandlers node =
                new NodeHandlers(driver, place, scene.spec().binfmt().image());
        return Problem.of(
                        ProblemCode.HANDLER_NEEDED,
                        "programs for " + platform + " do not run in the builder " + scene.builderName(),
                        node.why(),
                        node.next(platform))
                .withEvidence(List.of(evidence));
    }

    private static Problem broken(BuildPlan plan, Platform platform, String evidence) {
        return Problem.of(
                        ProblemCode.HANDLER_NOT_REGISTERED,
                        "programs for " + platform + " do not run in the builder " + plan.builder(),
                        "they should, after what was prepared",
                        "see below what came of trying one; docker buildx inspect " + plan.builder()
                                + " shows where that builder runs")
                .withEvidence(List.of(evidence));
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.StepRun;
import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.config.VerifySpec;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuildPlan;
import io.github.multiarchmaven.plan.BuilderDecision;
import io.github.multiarchmaven.plan.Preparation;
import io.github.multiarchmaven.process.MachineLock;
import io.github.multiarchmaven.result.KeptResult;
import io.github.multiarchmaven.result.Results;
import io.github.multiarchmaven.result.Staging;
import io.github.multiarchmaven.smoke.Site;
import io.github.multiarchmaven.smoke.SmokeStep;
import io.github.multiarchmaven.smoke.Subject;
import io.github.multiarchmaven.smoke.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The story of {@code multiarch:verify}. */
public final class VerifyImages {

    /** More at once than there are processors, and each takes longer than it may. */
    private static final int AT_ONCE = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final Tools tools;
    private final Results results;
    private final BuildLog log;
    private final Lookout lookout;
    private final Preparer preparer;

    public VerifyImages(Tools tools, Results results, BuildLog log) {
        this.tools = tools;
        this.results = results;
        this.log = log;
        this.lookout = tools.lookout();
        this.preparer = new Preparer(tools, log);
    }

    /**
     * Runs every image of the results in a builder.
     *
     * @param id of the one result to run; empty for all
     * @throws ProblemException with what is wrong with any of them on any platform
     */
    public void run(VerifySpec spec, Optional<String> id) {
        AllProblems problems = new AllProblems();
        for (KeptResult result : ChosenResults.withLayout(results, id, "verify")) {
            problems.of(() -> problemsOf(spec, result));
        }
        problems.throwIfAny();
    }

    private List<Problem> problemsOf(VerifySpec spec, KeptResult result) {
        try (Staging staging = stage(result)) {
            List<SmokeCandidate> candidates = new SmokeCandidates(spec.run(), results, result, staging).all();
            AllProblems problems = new AllProblems();
            problems.of(() -> wrong(candidates));
            List<Subject> subjects = subjects(candidates);
            if (!subjects.isEmpty()) {
                problems.of(() -> ran(spec, subjects, staging, nameOf(result)));
            }
            if (problems.all().isEmpty() && !subjects.isEmpty()) {
                log.smokeRunPassed(nameOf(result), subjects.size());
            }
            return problems.all();
        }
    }

    private List<Problem> wrong(List<SmokeCandidate> candidates) {
        List<Problem> problems = new ArrayList<>();
        for (SmokeCandidate candidate : candidates) {
            if (candidate instanceof SmokeCandidate.Wrong wrong) {
                problems.add(wrong.problem());
            } else if (candidate instanceof SmokeCandidate.Silent silent) {
                log.nothingToRun(silent.platform(), silent.why());
            }
        }
        return problems;
    }

    private static List<Subject> subjects(List<SmokeCandidate> candidates) {
        return candidates.stream()
                .flatMap(candidate ->
                        candidate instanceof SmokeCandidate.Runs runs ? Stream.of(runs.subject()) : Stream.empty())
                .toList();
    }

    private List<Problem> ran(VerifySpec spec, List<Subject> subjects, Staging staging, ImageReference name) {
        BuildScene scene = sceneOf(spec, platforms(subjects));
        try (MachineLock alone = tools.exclusively(log)) {
            log.debug("Holding " + alone);
            prepare(scene);
        }
        log.smokeRunning(name, scene.platforms(), scene.builderName());
        SmokeStep step = new SmokeStep(
                new StepRun(tools.buildx(), log),
                new Site(
                        scene.builderName(),
                        tools.info().platform(),
                        spec.binfmt().image().toString()),
                spec.run());
        return AllProblems.atOnce("running images", AT_ONCE, subjects, subject -> {
            Verdict verdict = step.run(
                    subject,
                    staging.part("run-" + subject.platform().folderName()).folder());
            tell(verdict);
            return verdict.problem().stream().toList();
        });
    }

    private void tell(Verdict verdict) {
        log.smokeRan(
                verdict.platform(),
                verdict.problem().isEmpty() ? "passed" : "failed",
                verdict.emulation().word(),
                verdict.duration(),
                verdict.what());
    }

    private void prepare(BuildScene scene) {
        EnvironmentQuestion question = scene.questionOf(Set.copyOf(scene.platforms()));
        BuildPlan plan = RunningPlatforms.plan(scene, preparer.look(scene, question));
        if (!plan.preparations().isEmpty()) {
            preparer.prepare(scene, plan);
            preparer.check(scene, plan, lookout.look(question));
        }
    }

    /** Says what {@link #run} would do, and does nothing. */
    public void explain(VerifySpec spec, Optional<String> id) {
        List<String> lines = new ArrayList<>();
        AllProblems problems = new AllProblems();
        for (KeptResult result : ChosenResults.withLayout(results, id, "verify")) {
            problems.of(() -> {
                try (Staging staging = stage(result)) {
                    List<SmokeCandidate> candidates = new SmokeCandidates(spec.run(), results, result, staging).all();
                    problems.of(() -> wrong(candidates));
                    lines.addAll(described(spec, subjects(candidates)));
                    return List.of();
                }
            });
        }
        problems.throwIfAny();
        log.dryRun(lines.stream().distinct().toList());
    }

    private List<String> described(VerifySpec spec, List<Subject> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        BuildScene scene = sceneOf(spec, platforms(subjects));
        BuildPlan plan = RunningPlatforms.plan(scene, lookout.look(scene.questionOf(Set.copyOf(scene.platforms()))));
        SecretMask mask = SmokeStep.maskOf(spec.run());
        return Stream.concat(
                        plan.preparations().stream().map(Preparation::describe),
                        subjects.stream()
                                .map(subject -> "run "
                                        + mask.apply(subject.launch().toString()) + " in " + subject.name() + " for "
                                        + subject.platform() + " in the builder " + scene.builderName()))
                .toList();
    }

    private BuildScene sceneOf(VerifySpec spec, List<Platform> platforms) {
        BuildScene scene = BuildScene.of(
                spec.rehearsal(platforms), tools.endpoint(), tools.info().platform());
        BuilderDecision decision = BuilderDecision.of(
                scene.spec(),
                RunningPlatforms.facts(platforms),
                scene.host(),
                tools.info().store(),
                () -> EnginesOwn.obstacle(tools.info()));
        return scene.builtBy(decision.choice());
    }

    private Staging stage(KeptResult result) {
        return results.stage(result.description().id() + "+verify");
    }

    private static List<Platform> platforms(List<Subject> subjects) {
        return subjects.stream().map(Subject::platform).distinct().toList();
    }

    private static ImageReference nameOf(KeptResult result) {
        return result.description().names().get(0);
    }
}

package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides. A pure function: same question, same plan. */
public final class BuildPlanner {

    private final BuildSpec spec;
    private final DockerfileFacts facts;
    private final EnvironmentReport report;
    private final String builder;
    private final List<Problem> problems = new ArrayList<>();

    private BuildPlanner(BuildSpec spec, DockerfileFacts facts, EnvironmentReport report, String builder) {
        this.spec = spec;
        this.facts = facts;
        this.report = report;
        this.builder = builder;
    }

    /**
     * Decides what will be done.
     *
     * @param platforms to be built: those of the spec, narrowed
     * @param facts what runs on which platform
     * @param report what there is; has to know of each platform that the facts name
     * @param builder name of the builder
     * @throws ProblemException with everything that stands in the way
     */
    public static BuildPlan plan(
            BuildSpec spec, List<Platform> platforms, DockerfileFacts facts, EnvironmentReport report, String builder) {
        return new BuildPlanner(spec, facts, report, builder).plan(platforms);
    }

    /** The platforms whose programs have to run: those on which the Dockerfile runs something, or all. */
    private static Set<Platform> mustRun(BuildSpec spec, List<Platform> platforms, DockerfileFacts facts) {
        Set<Platform> all = new TreeSet<>(facts.executedPlatforms());
        if (spec.binfmt().mode() == BinfmtMode.ALWAYS) {
            all.addAll(platforms);
        }
        return all;
    }

    /** The platforms of which it matters whether their programs run: those that must, and those that perhaps must. */
    public static Set<Platform> matters(BuildSpec spec, List<Platform> platforms, DockerfileFacts facts) {
        Set<Platform> all = mustRun(spec, platforms, facts);
        all.addAll(perhaps(spec, facts));
        return all;
    }

    /** Nobody looks where nothing may be done about it. */
    private static Set<Platform> perhaps(BuildSpec spec, DockerfileFacts facts) {
        return spec.binfmt().mode() == BinfmtMode.NEVER ? Set.of() : facts.perhapsExecutedPlatforms();
    }

    private BuildPlan plan(List<Platform> platforms) {
        Set<Platform> running = mustRun(spec, platforms, facts);
        HandlerPlanner handlers = new HandlerPlanner(spec, report, new HandlerProblems(spec, facts, builder));
        running.stream().sorted().forEach(platform -> handlers.decide(platform, supportOf(platform)));
        perhaps(spec, facts).stream()
                .filter(platform -> !running.contains(platform))
                .forEach(platform -> handlers.decidePerhaps(platform, supportOf(platform)));
        problems.addAll(handlers.problems());
        List<Preparation> preparations = new ArrayList<>(handlers.preparations());
        prepareBuilder(preparations, running);
        problems.addAll(new OutputPlanner(spec, report, builder).problems(platforms));
        GroupPlanner groups = new GroupPlanner(spec, platforms);
        problems.addAll(groups.problems());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        List<String> notes = new ArrayList<>(groups.notes());
        notes.addAll(notes(running));
        OutputLimits limits = new OutputLimits(spec);
        notes.addAll(limits.notes());
        List<String> warnings = new ArrayList<>(new ParticularsPlanner(spec, report.store()).warnings(platforms));
        warnings.addAll(limits.warnings());
        warnings.addAll(groups.warnings());
        notes.addAll(handlers.notes());
        return new BuildPlan(
                preparations,
                builder,
                natives(),
                PlannedBuild.of(spec, platforms, report.placements()),
                spec.manner().outputs(),
                new BuildPlan.Promises(platforms, running),
                notes,
                warnings);
    }

    /** Those of other nodes are known to buildx by what they emulate as well. */
    private Set<Platform> natives() {
        boolean several = report.builder() instanceof BuilderLook.Running running && running.nodes() > 1;
        return report.builder().sharesTheEnginesKernel() && !several ? Set.of(report.host()) : Set.of();
    }

    private PlatformSupport supportOf(Platform platform) {
        PlatformSupport support = report.support().get(platform);
        if (support == null) {
            throw new IllegalStateException("nobody looked at " + platform);
        }
        return support;
    }

    private void prepareBuilder(List<Preparation> preparations, Set<Platform> running) {
        boolean absent = report.builder() instanceof BuilderLook.Absent;
        if (spec.builder() instanceof BuilderChoice.Managed managed) {
            if (absent) {
                preparations.add(new Preparation.CreateBuilder(builder, managed.image()));
            } else if (report.builder() instanceof BuilderLook.Drifted drifted) {
                preparations.add(new Preparation.RecreateBuilder(builder, managed.image(), drifted.differences()));
            } else if (report.builder() instanceof BuilderLook.Foreign foreign) {
                problems.add(BuilderProblems.notOurs(builder, foreign));
            }
        } else if (spec.builder() instanceof BuilderChoice.OnNodes group) {
            if (absent) {
                preparations.add(new Preparation.CreateNodes(builder, group.driver(), group.nodes()));
            } else if (report.builder() instanceof BuilderLook.Drifted drifted) {
                preparations.add(new Preparation.RecreateNodes(builder, group.nodes(), drifted.differences()));
            } else if (report.builder() instanceof BuilderLook.Foreign foreign) {
                problems.add(BuilderProblems.notOurs(builder, foreign));
            }
        } else if (absent) {
            problems.add(BuilderProblems.unknown(builder));
        }
        if (!(report.builder() instanceof BuilderLook.Running)) {
            preparations.add(new Preparation.BootBuilder(builder));
        } else if (running.stream()
                .map(this::supportOf)
                .anyMatch(PlatformSupport.OutdatedInBuilder.class::isInstance)) {
            preparations.add(new Preparation.RestartBuilder(builder));
        }
    }

    private List<String> notes(Set<Platform> running) {
        List<String> notes = new ArrayList<>();
        boolean open = spec.builder() instanceof BuilderChoice.OnNodes
                && report.placements().isEmpty();
        notes.addAll(open ? List.of() : new EmulationNotes(report).ofAll(running));
        running.stream().sorted().forEach(platform -> {
            if (report.support().get(platform) instanceof PlatformSupport.Unknown unknown) {
                notes.add("it is open whether programs for " + platform + " run: " + unknown.reason());
            }
        });
        notes.addAll(facts.onbuild().told());
        notes.addAll(facts.unsure());
        return notes;
    }
}

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
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    public static Set<Platform> mustRun(BuildSpec spec, List<Platform> platforms, DockerfileFacts facts) {
        Set<Platform> all = new TreeSet<>(facts.executedPlatforms());
        if (spec.binfmt().mode() == BinfmtMode.ALWAYS) {
            all.addAll(platforms);
        }
        return all;
    }

    private BuildPlan plan(List<Platform> platforms) {
        Set<Platform> running = mustRun(spec, platforms, facts);
        List<Platform> toRegister =
                running.stream().filter(this::needsHandler).sorted().toList();
        List<Preparation> preparations = new ArrayList<>();
        if (!toRegister.isEmpty()) {
            preparations.add(
                    new Preparation.RegisterHandlers(toRegister, spec.binfmt().image()));
        }
        prepareBuilder(preparations);
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new BuildPlan(preparations, builder, new BuildPlan.Promises(platforms, running), notes(running));
    }

    private boolean needsHandler(Platform platform) {
        PlatformSupport support = report.support().get(platform);
        if (support == null) {
            throw new IllegalStateException("nobody looked at " + platform);
        }
        boolean bundledIsEnough = spec.binfmt().mode() != BinfmtMode.ALWAYS;
        if (support instanceof PlatformSupport.Bundled) {
            return !bundledIsEnough
                    && mayRegister(
                            platform,
                            "the emulator of the builder's image runs it, but a handler"
                                    + " of the kernel is asked for");
        }
        if (support instanceof PlatformSupport.Missing missing) {
            return mayRegister(platform, missing.evidence());
        }
        if (support instanceof PlatformSupport.Unknown unknown
                && spec.builder() instanceof BuilderChoice.Managed
                && !platform.os().equals("linux")) {
            problems.add(unsupported(platform, unknown.reason()));
        }
        return false;
    }

    private boolean mayRegister(Platform platform, String evidence) {
        if (!platform.os().equals("linux")) {
            problems.add(unsupported(platform, evidence));
            return false;
        }
        if (spec.binfmt().mode() == BinfmtMode.NEVER || !report.builder().sharesTheEnginesKernel()) {
            problems.add(needed(platform, evidence));
            return false;
        }
        return true;
    }

    private Problem unsupported(Platform platform, String evidence) {
        return Problem.of(
                        ProblemCode.HANDLER_UNSUPPORTED,
                        "the Dockerfile runs something on " + platform + ", which this builder cannot do",
                        "QEMU runs programs of other processors, not of other operating systems",
                        "build for it without RUN, or on a builder with a node of that platform: <builder><name>")
                .withEvidence(evidence(platform, evidence));
    }

    private Problem needed(Platform platform, String evidence) {
        String install =
                "docker run --privileged --rm " + spec.binfmt().image() + " --install " + platform.architecture();
        boolean switchedOff = spec.binfmt().mode() == BinfmtMode.NEVER;
        return Problem.of(
                        ProblemCode.HANDLER_NEEDED,
                        "programs for " + platform + " do not run here, and the build has to run some",
                        switchedOff
                                ? "there is no handler for it, and <binfmt><mode> is never"
                                : "the builder " + builder + " is on a machine whose handlers we cannot register",
                        switchedOff
                                ? "run " + install + ", or set <binfmt><mode>auto</mode></binfmt>"
                                : "run on that machine: " + install)
                .withEvidence(evidence(platform, evidence));
    }

    private List<String> evidence(Platform platform, String found) {
        List<String> lines = new ArrayList<>();
        facts.executionsOn(platform).stream()
                .limit(5)
                .map(execution -> "Dockerfile:" + execution.line() + ": " + execution.instruction())
                .distinct()
                .forEach(lines::add);
        if (!found.isEmpty()) {
            lines.add(found);
        }
        return lines;
    }

    private void prepareBuilder(List<Preparation> preparations) {
        boolean absent = report.builder() instanceof BuilderLook.Absent;
        if (spec.builder() instanceof BuilderChoice.Managed managed) {
            if (absent) {
                preparations.add(new Preparation.CreateBuilder(builder, managed.image()));
            }
        } else if (absent) {
            problems.add(Problem.of(
                    ProblemCode.BUILDER_UNKNOWN,
                    "there is no builder \"" + builder + "\"",
                    "<builder><name> chooses one that exists, and buildx knows none of that name for this engine",
                    "choose one that docker buildx ls lists, or remove <name> to have one made"));
        }
        if (!(report.builder() instanceof BuilderLook.Running)) {
            preparations.add(new Preparation.BootBuilder(builder));
        }
    }

    private List<String> notes(Set<Platform> running) {
        List<String> notes = new ArrayList<>();
        String foreign = running.stream()
                .filter(platform -> !platform.sameArchitecture(report.host()))
                .map(Platform::toString)
                .collect(Collectors.joining(", "));
        notes.add(
                foreign.isEmpty()
                        ? "nothing has to be emulated: the Dockerfile runs nothing on another platform than "
                                + report.host()
                        : "emulated: the Dockerfile runs something on " + foreign);
        running.stream().sorted().forEach(platform -> {
            if (report.support().get(platform) instanceof PlatformSupport.Unknown unknown) {
                notes.add("it is open whether programs for " + platform + " run: " + unknown.reason());
            }
        });
        notes.addAll(facts.unsure());
        return notes;
    }
}

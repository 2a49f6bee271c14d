package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerStanding;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.buildx.OurBuilders;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.ContainerProxies;
import io.github.multiarchmaven.config.MachineSpec;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.Lookout;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuilderProblems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The story of {@code multiarch:doctor}. */
public final class ExamineMachine {

    private final Optional<Path> buildxProgram;
    private final BuildLog log;

    /**
     * Examines the engine that docker would use.
     *
     * @param buildxProgram path of docker-buildx; empty to run it as a plugin of docker
     */
    public ExamineMachine(Optional<Path> buildxProgram, BuildLog log) {
        this.buildxProgram = buildxProgram;
        this.log = log;
    }

    /**
     * Says what there is, and changes nothing.
     *
     * @param json file for programs to read
     * @throws ProblemException afterwards, with all that is wrong with engine and buildx, and with each required platform
     *     that does not run
     */
    public void run(MachineSpec spec, Optional<Path> json) {
        MachineReport report = examine(spec);
        MachineReportText.of(report).forEach(log::info);
        List<Problem> problems = new ArrayList<>(report.problems());
        if (problems.isEmpty()) {
            problems.addAll(unmet(spec, report));
        }
        json.ifPresent(file -> MachineReportJson.write(report, problems, file));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private MachineReport examine(MachineSpec spec) {
        try (FoundTools tools =
                FoundTools.look(buildxProgram, List.of(), ContainerProxies.NONE, new HashMap<>(), log)) {
            List<Problem> problems = new ArrayList<>(tools.problems());
            Optional<MachineScene> scene = tools.endpoint().map(endpoint -> new MachineScene(spec, endpoint));
            List<BuilderState> builders = tools.problems().isEmpty()
                    ? FoundTools.collect(() -> ours(tools).all(), problems).orElse(List.of())
                    : List.of();
            List<HandlerStanding> handlers = tools.problems().isEmpty()
                    ? FoundTools.collect(() -> handlers(tools), problems).orElse(List.of())
                    : List.of();
            Optional<EnvironmentReport> seen = tools.problems().isEmpty()
                    ? FoundTools.collect(() -> look(scene.orElseThrow(), tools), problems)
                    : Optional.empty();
            seen.filter(report -> report.builder() instanceof BuilderLook.Absent
                            && spec.builder() instanceof BuildSpec.BuilderChoice.Existing)
                    .ifPresent(report -> problems.add(
                            BuilderProblems.unknown(scene.orElseThrow().builderName())));
            BuilderFindings findings = seen.flatMap(report ->
                            FoundTools.collect(() -> findings(scene.orElseThrow(), tools, report, builders), problems))
                    .orElse(BuilderFindings.NONE);
            return new MachineReport(
                    tools.endpoint(),
                    tools.info(),
                    tools.buildx().flatMap(Buildx::version),
                    scene.map(MachineScene::builderName),
                    builders,
                    handlers,
                    findings,
                    words(spec.platforms(), seen.map(EnvironmentReport::support).orElse(Map.of())),
                    problems);
        }
    }

    private static OurBuilders ours(FoundTools tools) {
        return new OurBuilders(
                tools.buildx().orElseThrow(), tools.endpoint().orElseThrow().address());
    }

    private static List<HandlerStanding> handlers(FoundTools tools) {
        return RecordedHandlers.in(tools.engine().orElseThrow()).standings();
    }

    private static BuilderFindings findings(
            MachineScene scene, FoundTools tools, EnvironmentReport report, List<BuilderState> builders) {
        return BuilderFindings.of(
                tools.engine().orElseThrow(),
                scene.managedBuilder(),
                report.builder(),
                builders,
                ours(tools).names());
    }

    private static EnvironmentReport look(MachineScene scene, FoundTools tools) {
        Buildx buildx = tools.buildx().orElseThrow();
        Lookout lookout = Lookout.withoutMemory(
                tools.engine().orElseThrow(), buildx, tools.info().orElseThrow());
        return lookout.lookClosely(scene.questionOf(Set.copyOf(scene.spec().platforms())));
    }

    private static Map<Platform, SupportWords> words(List<Platform> platforms, Map<Platform, PlatformSupport> support) {
        Map<Platform, SupportWords> words = new LinkedHashMap<>();
        platforms.forEach(platform -> words.put(
                platform,
                Optional.ofNullable(support.get(platform))
                        .map(found -> SupportWords.of(platform, found))
                        .orElse(SupportWords.UNSEEN)));
        return words;
    }

    private static List<Problem> unmet(MachineSpec spec, MachineReport report) {
        List<Problem> problems = new ArrayList<>();
        report.platforms().forEach((platform, words) -> {
            if (spec.required().contains(platform) && !words.runs()) {
                problems.add(Problem.of(
                                ProblemCode.PLATFORM_NOT_RUNNING,
                                "programs for " + platform + " do not run here, as far as can be seen",
                                "it is required; found: " + words.state(),
                                words.remedy().startsWith("mvn ") ? "run " + words.remedy() : words.remedy())
                        .withEvidence(words.detail().isEmpty() ? List.of() : List.of(words.detail())));
            }
        });
        return problems;
    }
}

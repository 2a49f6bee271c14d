package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.Attempted;
import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.BuildSpec.Narrowing;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.dockerfile.BaseImage.Pulled;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.Triggers;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.plan.BuildPlanner;
import io.github.multiarchmaven.plan.PlannedBuild;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What one build is about, once the engine is known: the spec and what follows from it and the engine.
 *
 * @param spec as configured
 * @param endpoint of the engine
 * @param host the engine's platform
 * @param platforms to be built: those of the spec, narrowed
 */
record BuildScene(BuildSpec spec, EngineEndpoint endpoint, Platform host, List<Platform> platforms)
        implements BuilderScene {

    static BuildScene of(BuildSpec spec, EngineEndpoint endpoint, Platform host) {
        return new BuildScene(spec, endpoint, host, narrowed(spec, host));
    }

    private static List<Platform> narrowed(BuildSpec spec, Platform host) {
        if (spec.narrowing() instanceof Narrowing.To to) {
            return to.platforms();
        }
        return spec.narrowing() instanceof Narrowing.ToHost
                ? List.of(hostAmong(spec.platforms(), host))
                : spec.platforms();
    }

    private static Platform hostAmong(List<Platform> platforms, Platform host) {
        return host.bestAmong(platforms)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        ProblemCode.ONLY_NOT_CONFIGURED,
                        "multiarch.only asks for the host's platform, which is none of <platforms>",
                        "the engine runs on " + host + "; the POM says " + platforms,
                        "add " + host + " to <platforms>, or name one of them with -Dmultiarch.only="
                                + platforms.get(0))));
    }

    BuildScene builtBy(BuilderChoice choice) {
        return new BuildScene(spec.builtBy(choice), endpoint, host, platforms);
    }

    /** Whether some of the configured platforms are left out. */
    boolean isNarrowed() {
        return platforms.size() < spec.platforms().size();
    }

    @Override
    public BuilderChoice builderChoice() {
        return spec.builder();
    }

    @Override
    public BinfmtMode binfmtMode() {
        return spec.binfmt().mode();
    }

    List<GroupScene> groups() {
        return groups(Map.of());
    }

    /**
     * The calls of buildx that it takes.
     *
     * @param placements where each platform is built; none where the builder has one node
     */
    List<GroupScene> groups(Map<Platform, Placement> placements) {
        return PlannedBuild.of(spec, platforms, placements).stream()
                .map(build -> new GroupScene(this, build.group(), build.place()))
                .toList();
    }

    /** @throws ProblemException with what is wrong with each of the Dockerfiles */
    DockerfileFacts readDockerfiles(BaseImageQuestions questions) {
        Map<Source, DockerfileFacts> alone = readDockerfilesAlone();
        Map<Source, Map<Pulled, Triggers>> triggers = questions.ask(alone);
        Map<Source, DockerfileFacts> whole = readEach(group ->
                group.readDockerfile(triggers.getOrDefault(group.group().source(), Map.of())));
        return DockerfileFacts.together(List.copyOf(whole.values()));
    }

    /**
     * What the Dockerfiles say by themselves, without anybody being asked.
     *
     * @throws ProblemException with what is wrong with each of them
     */
    Map<Source, DockerfileFacts> readDockerfilesAlone() {
        return readEach(GroupScene::readDockerfile);
    }

    private Map<Source, DockerfileFacts> readEach(Function<GroupScene, DockerfileFacts> reading) {
        Map<Source, Attempted<DockerfileFacts>> attempts = new LinkedHashMap<>();
        groups().forEach(group -> attempts.put(group.group().source(), Attempted.of(() -> reading.apply(group))));
        Attempted.all(attempts.values().toArray(Attempted<?>[]::new));
        Map<Source, DockerfileFacts> facts = new LinkedHashMap<>();
        attempts.forEach((source, attempt) -> facts.put(source, attempt.value()));
        return facts;
    }

    EnvironmentQuestion environmentQuestion(DockerfileFacts facts) {
        return questionOf(BuildPlanner.matters(spec, platforms, facts)).building(platforms);
    }
}

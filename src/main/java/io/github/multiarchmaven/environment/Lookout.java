package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.binfmt.ProbeProgram;
import io.github.multiarchmaven.buildx.BuilderProbe;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.buildx.Buildx;
import io.github.multiarchmaven.buildx.PlacementProbe;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.environment.EnvironmentQuestion.BuilderQuestion;
import io.github.multiarchmaven.environment.EnvironmentQuestion.Where;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.process.Workers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Looks at what there is and decides by effect: a platform runs if a program of it ran. A builder that runs is asked by
 * building in it; containers are started for what that leaves open.
 */
public final class Lookout {

    private final Engine engine;
    private final Builders builders;
    private final BuilderProbe builderProbe;
    private final PlacementProbe placementProbe;
    private final Platform host;
    private final ImageStore store;
    private final HandlerAccess handlers;
    private final String address;
    private final ProvedPlatforms proved;

    /**
     * Looks where others have looked.
     *
     * @param info what the engine says of itself
     * @param address of the engine
     * @param proved what they found, and what is found here
     */
    public Lookout(Engine engine, Buildx buildx, EngineInfo info, String address, ProvedPlatforms proved) {
        this.engine = engine;
        this.builders = new Builders(buildx);
        this.builderProbe = new BuilderProbe(buildx);
        this.placementProbe = new PlacementProbe(buildx);
        this.host = info.platform();
        this.store = info.store();
        this.handlers = HandlerAccess.of(info);
        this.address = address;
        this.proved = proved;
    }

    /** Sees everything itself. */
    public static Lookout withoutMemory(Engine engine, Buildx buildx, EngineInfo info) {
        return new Lookout(engine, buildx, info, "", ProvedPlatforms.none());
    }

    /** Looks, and changes nothing: what cannot be seen without fetching an image or booting a builder is unknown. */
    public EnvironmentReport look(EnvironmentQuestion question) {
        Optional<BuilderState> found = builders.find(question.builder().name());
        BuilderLook builder = lookAt(question.builder(), found);
        Map<Platform, PlatformSupport> support = each(question.platforms(), looking(question, builder, found));
        return new EnvironmentReport(host, store, builder, support, placements(question, builder, found), handlers);
    }

    private Map<Platform, Placement> placements(
            EnvironmentQuestion question, BuilderLook builder, Optional<BuilderState> found) {
        boolean elsewhere = builder instanceof BuilderLook.Running running
                && (running.nodes() > 1 || question.builder() instanceof BuilderQuestion.OnNodes);
        Set<Platform> platforms = new HashSet<>(question.platforms());
        platforms.addAll(question.built());
        return found.filter(state -> elsewhere)
                .map(state -> each(platforms, platform -> placementProbe.find(state, platform)))
                .orElse(Map.of());
    }

    private Function<Platform, PlatformSupport> looking(
            EnvironmentQuestion question, BuilderLook builder, Optional<BuilderState> found) {
        if (!(question.builder() instanceof BuilderQuestion.Managed managed)) {
            boolean enginesOwn = builder instanceof BuilderLook.Running running && running.isTheEnginesOwn();
            return platform -> enginesOwn && platform.sameArchitecture(host)
                    ? new PlatformSupport.Native()
                    : inBuilder(question.builder().name(), builder, found, platform);
        }
        EngineLook inEngine = new EngineLook(engine, managed.image(), host);
        boolean inBuilder = builder instanceof BuilderLook.Running && question.where() == Where.IN_THE_BUILDER;
        return platform -> platform.sameArchitecture(host)
                ? new PlatformSupport.Native()
                : inBuilder ? inOurBuilder(found.orElseThrow(), inEngine, platform) : inEngine.support(platform);
    }

    private static <T> Map<Platform, T> each(Set<Platform> platforms, Function<Platform, T> look) {
        Map<Platform, T> found = new ConcurrentHashMap<>();
        try (Workers workers = new Workers("looking what runs here")) {
            workers.all(platforms, platform -> found.put(platform, look.apply(platform)));
        }
        return found;
    }

    /** As {@link #look}, and says through what that runs which runs in the builder. */
    public EnvironmentReport lookClosely(EnvironmentQuestion question) {
        EnvironmentReport report = look(question);
        if (!(question.builder() instanceof BuilderQuestion.Managed managed)) {
            return report;
        }
        EngineLook inEngine = new EngineLook(engine, managed.image(), host);
        Map<Platform, PlatformSupport> support = new HashMap<>(report.support());
        support.replaceAll((platform, found) ->
                found instanceof PlatformSupport.RunsInBuilder ? inEngine.explain(platform) : found);
        return new EnvironmentReport(host, store, report.builder(), support, report.placements(), handlers);
    }

    private BuilderLook lookAt(BuilderQuestion question, Optional<BuilderState> found) {
        if (question instanceof BuilderQuestion.Managed managed) {
            String container = found.flatMap(state -> state.nodes().stream().findFirst())
                    .orElseGet(managed.wanted()::node)
                    .container();
            return new BuilderComparison(managed.wanted(), found, engine.container(container)).look();
        }
        if (question instanceof BuilderQuestion.OnNodes group) {
            return found.map(state -> NodeComparison.look(group.wanted(), state))
                    .orElseGet(BuilderLook.Absent::new);
        }
        return found.map(BuilderLook::of).orElseGet(BuilderLook.Absent::new);
    }

    /** What runs in the engine and not in the builder runs there as soon as it is booted anew. */
    private PlatformSupport inOurBuilder(BuilderState builder, EngineLook inEngine, Platform platform) {
        Optional<byte[]> program = ProbeProgram.of(platform).map(ProbeProgram::file);
        if (program.isEmpty()) {
            return EngineLook.noProgram(platform);
        }
        Optional<String> failure = failure(builder, platform, program.get());
        if (failure.isEmpty()) {
            return new PlatformSupport.RunsInBuilder();
        }
        PlatformSupport found = inEngine.support(platform);
        return found.runs() ? new PlatformSupport.OutdatedInBuilder(found, failure.get()) : found;
    }

    private PlatformSupport inBuilder(
            String name, BuilderLook builder, Optional<BuilderState> found, Platform platform) {
        if (found.isEmpty()) {
            return new PlatformSupport.Unknown("there is no builder " + name);
        }
        if (!(builder instanceof BuilderLook.Running)) {
            return new PlatformSupport.Unknown("the builder " + name + " does not run");
        }
        Optional<byte[]> program = ProbeProgram.of(platform).map(ProbeProgram::file);
        if (program.isEmpty()) {
            return EngineLook.noProgram(platform);
        }
        Optional<String> failure = failure(found.get(), platform, program.get());
        return failure.<PlatformSupport>map(PlatformSupport.Missing::new).orElseGet(PlatformSupport.RunsInBuilder::new);
    }

    private Optional<String> failure(BuilderState builder, Platform platform, byte[] program) {
        if (proved.has(address, builder, platform)) {
            return Optional.empty();
        }
        Optional<String> failure = builderProbe.failure(builder.name(), platform, program, ProbeProgram.SUCCESS);
        if (failure.isEmpty()) {
            proved.add(address, builder, platform);
        }
        return failure;
    }
}

package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.binfmt.ProbeProgram;
import io.github.multiarchmaven.buildx.BuilderProbe;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.environment.EnvironmentQuestion.BuilderQuestion;
import io.github.multiarchmaven.environment.EnvironmentQuestion.Where;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.process.Workers;
import java.util.HashMap;
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
    private final Platform host;
    private final ImageStore store;

    /** @param info what the engine says of itself */
    public Lookout(Engine engine, Builders builders, BuilderProbe builderProbe, EngineInfo info) {
        this.engine = engine;
        this.builders = builders;
        this.builderProbe = builderProbe;
        this.host = info.platform();
        this.store = info.store();
    }

    /** Looks, and changes nothing: what cannot be seen without fetching an image or booting a builder is unknown. */
    public EnvironmentReport look(EnvironmentQuestion question) {
        BuilderLook builder = lookAt(question.builder());
        return new EnvironmentReport(host, store, builder, each(question.platforms(), looking(question, builder)));
    }

    private Function<Platform, PlatformSupport> looking(EnvironmentQuestion question, BuilderLook builder) {
        if (question.builder() instanceof BuilderQuestion.Existing existing) {
            return platform -> inBuilder(existing, builder, platform);
        }
        BuilderQuestion.Managed managed = (BuilderQuestion.Managed) question.builder();
        EngineLook inEngine = new EngineLook(engine, managed.image(), host);
        boolean inBuilder = builder instanceof BuilderLook.Running && question.where() == Where.IN_THE_BUILDER;
        return platform -> platform.sameArchitecture(host)
                ? new PlatformSupport.Native()
                : inBuilder ? inOurBuilder(managed, inEngine, platform) : inEngine.support(platform);
    }

    private static Map<Platform, PlatformSupport> each(
            Set<Platform> platforms, Function<Platform, PlatformSupport> look) {
        Map<Platform, PlatformSupport> support = new ConcurrentHashMap<>();
        try (Workers workers = new Workers("looking what runs here")) {
            workers.all(platforms, platform -> support.put(platform, look.apply(platform)));
        }
        return support;
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
        return new EnvironmentReport(host, store, report.builder(), support);
    }

    private BuilderLook lookAt(BuilderQuestion question) {
        Optional<BuilderState> found = builders.find(question.name());
        if (question instanceof BuilderQuestion.Managed managed) {
            String container = found.flatMap(state -> state.nodes().stream().findFirst())
                    .orElseGet(managed.wanted()::node)
                    .container();
            return new BuilderComparison(managed.wanted(), found, engine.container(container)).look();
        }
        return found.map(BuilderLook::of).orElseGet(BuilderLook.Absent::new);
    }

    /** What runs in the engine and not in the builder runs there as soon as it is booted anew. */
    private PlatformSupport inOurBuilder(BuilderQuestion.Managed managed, EngineLook inEngine, Platform platform) {
        Optional<byte[]> program = ProbeProgram.of(platform).map(ProbeProgram::file);
        if (program.isEmpty()) {
            return EngineLook.noProgram(platform);
        }
        Optional<String> failure = builderProbe.failure(managed.name(), platform, program.get(), ProbeProgram.SUCCESS);
        if (failure.isEmpty()) {
            return new PlatformSupport.RunsInBuilder();
        }
        PlatformSupport found = inEngine.support(platform);
        return found.runs() ? new PlatformSupport.OutdatedInBuilder(found, failure.get()) : found;
    }

    private PlatformSupport inBuilder(BuilderQuestion.Existing existing, BuilderLook builder, Platform platform) {
        if (builder instanceof BuilderLook.Absent) {
            return new PlatformSupport.Unknown("there is no builder " + existing.name());
        }
        if (!(builder instanceof BuilderLook.Running)) {
            return new PlatformSupport.Unknown("the builder " + existing.name() + " does not run");
        }
        Optional<byte[]> program = ProbeProgram.of(platform).map(ProbeProgram::file);
        if (program.isEmpty()) {
            return EngineLook.noProgram(platform);
        }
        Optional<String> failure = builderProbe.failure(existing.name(), platform, program.get(), ProbeProgram.SUCCESS);
        return failure.<PlatformSupport>map(PlatformSupport.Missing::new).orElseGet(PlatformSupport.RunsInBuilder::new);
    }
}

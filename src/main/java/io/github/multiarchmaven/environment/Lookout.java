package io.github.multiarchmaven.environment;

import io.github.multiarchmaven.binfmt.HandlerTable;
import io.github.multiarchmaven.binfmt.PlatformProbe;
import io.github.multiarchmaven.binfmt.ProbeOutcome;
import io.github.multiarchmaven.binfmt.ProbeProgram;
import io.github.multiarchmaven.binfmt.TableReading;
import io.github.multiarchmaven.buildx.BuilderProbe;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.buildx.Builders;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at what there is and decides by effect: a platform runs if a program of it ran. */
public final class Lookout {

    private final Engine engine;
    private final Builders builders;
    private final BuilderProbe builderProbe;
    private final Platform host;

    public Lookout(Engine engine, Builders builders, BuilderProbe builderProbe, Platform host) {
        this.engine = engine;
        this.builders = builders;
        this.builderProbe = builderProbe;
        this.host = host;
    }

    /** Looks, and changes nothing: what cannot be seen without fetching an image or booting a builder is unknown. */
    public EnvironmentReport look(EnvironmentQuestion question) {
        BuilderLook builder =
                builders.find(question.builder().name()).map(Lookout::describe).orElseGet(BuilderLook.Absent::new);
        Map<Platform, PlatformSupport> support = new HashMap<>();
        Set<Platform> platforms = new TreeSet<>(question.platforms());
        if (question.builder() instanceof EnvironmentQuestion.BuilderQuestion.Existing existing) {
            platforms.forEach(platform -> support.put(platform, inBuilder(existing.name(), builder, platform)));
        } else if (question.builder() instanceof EnvironmentQuestion.BuilderQuestion.Managed managed) {
            KernelLook kernel = new KernelLook(table(managed.image(), platforms));
            platforms.forEach(platform -> support.put(platform, inEngine(managed.image(), kernel, platform)));
        }
        return new EnvironmentReport(host, builder, support);
    }

    private static BuilderLook describe(BuilderState state) {
        return state.running() ? new BuilderLook.Running(state.driver()) : new BuilderLook.Stopped(state.driver());
    }

    /** Read once, and only if something foreign is in question. */
    private Optional<HandlerTable> table(ImageReference image, Set<Platform> platforms) {
        boolean foreign = platforms.stream()
                .anyMatch(platform -> !platform.sameArchitecture(host)
                        && ProbeProgram.of(platform).isPresent());
        return foreign && engine.hasImage(image) ? new TableReading(engine, image).read() : Optional.empty();
    }

    private PlatformSupport inEngine(ImageReference image, KernelLook kernel, Platform platform) {
        if (platform.sameArchitecture(host)) {
            return new PlatformSupport.Native();
        }
        if (!engine.hasImage(image)) {
            return new PlatformSupport.Unknown("the engine has not fetched " + image + " yet, with which to look");
        }
        PlatformProbe probe = new PlatformProbe(engine, image);
        ProbeOutcome outcome = probe.probe(platform);
        if (outcome instanceof ProbeOutcome.Runs) {
            return kernel.ran(platform);
        }
        if (outcome instanceof ProbeOutcome.DoesNotRun doesNotRun) {
            PlatformSupport without = kernel.didNotRun(platform, doesNotRun.evidence());
            return probe.probeBundled(platform) instanceof ProbeOutcome.Runs
                    ? new PlatformSupport.Bundled(without)
                    : without;
        }
        return noProgram(platform);
    }

    private PlatformSupport inBuilder(String name, BuilderLook builder, Platform platform) {
        if (!(builder instanceof BuilderLook.Running)) {
            return new PlatformSupport.Unknown("the builder " + name + " does not run");
        }
        Optional<byte[]> program = ProbeProgram.of(platform).map(ProbeProgram::file);
        if (program.isEmpty()) {
            return noProgram(platform);
        }
        Optional<String> failure = builderProbe.failure(name, platform, program.get(), ProbeProgram.SUCCESS);
        return failure.<PlatformSupport>map(PlatformSupport.Missing::new).orElseGet(PlatformSupport.RunsInBuilder::new);
    }

    private static PlatformSupport noProgram(Platform platform) {
        return new PlatformSupport.Unknown("there is no program for " + platform + " to try it with");
    }
}

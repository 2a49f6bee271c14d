package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BinaryCheck;
import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.config.Source;
import io.github.multiarchmaven.config.Sources;
import io.github.multiarchmaven.dockerfile.Certainty;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.dockerfile.Execution;
import io.github.multiarchmaven.environment.BuilderLook;
import io.github.multiarchmaven.environment.EnvironmentReport;
import io.github.multiarchmaven.environment.HandlerAccess;
import io.github.multiarchmaven.environment.PlatformSupport;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Placement;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** A question to the planner: amd64 and arm64 on an amd64 engine, nothing executed, no builder yet. */
final class Decision {

    private static final Platform HOST = Platform.of("linux/amd64");
    private static final String BINFMT = "registry.example.com/binfmt@sha256:" + "a1".repeat(32);

    private final Map<Platform, List<Execution>> executions = new HashMap<>();
    private final Map<Platform, PlatformSupport> support = new HashMap<>(Map.of(HOST, new PlatformSupport.Native()));
    private List<Platform> platforms = platforms("linux/amd64", "linux/arm64");
    private Map<Platform, Placement> placements = Map.of();
    private List<String> unsure = List.of();
    private Set<Platform> perhaps = Set.of();
    private BuilderChoice choice =
            new BuilderChoice.Managed(ImageReference.of("registry.example.com/buildkit:1"), Map.of());
    private BuilderLook look = new BuilderLook.Absent();
    private BinfmtMode mode = BinfmtMode.AUTO;
    private ImageStore store = ImageStore.CONTAINERD;
    private List<Output> outputs = List.of(new Output.Oci());
    private BinaryCheck checkBinaries = BinaryCheck.ENTRYPOINT;
    private BuildOptions options = BuildOptions.NONE;
    private HandlerAccess handlers = HandlerAccess.FULL;
    private Optional<Sources> sources = Optional.empty();
    private Optional<List<Platform>> narrowed = Optional.empty();

    static List<Platform> platforms(String... names) {
        return Stream.of(names).map(Platform::of).toList();
    }

    Decision building(String... names) {
        platforms = platforms(names);
        return this;
    }

    /** The image of a platform needs a RUN there. */
    Decision executing(String platform) {
        Platform on = Platform.of(platform);
        executions.put(on, List.of(new Execution(on, "Dockerfile", 3, "RUN apk add curl", Certainty.CERTAIN)));
        return this;
    }

    /** Programs of a platform are to run, and no Dockerfile says so. */
    Decision preparing(String platform) {
        Platform on = Platform.of(platform);
        executions.put(on, List.of(new Execution(on, "", 0, "RUN anything", Certainty.CERTAIN)));
        return this;
    }

    Decision unsure(String sentence) {
        unsure = List.of(sentence);
        return this;
    }

    Decision placed(Map<Platform, Placement> on) {
        placements = on;
        return this;
    }

    Decision where(String platform, PlatformSupport found) {
        support.put(Platform.of(platform), found);
        return this;
    }

    Decision existing(String name, BuilderLook found) {
        choice = new BuilderChoice.Existing(name);
        look = found;
        return this;
    }

    Decision managed(BuilderLook found) {
        look = found;
        return this;
    }

    Decision mode(BinfmtMode chosen) {
        mode = chosen;
        return this;
    }

    Decision store(ImageStore found) {
        store = found;
        return this;
    }

    Decision output(Output... wanted) {
        outputs = List.of(wanted);
        return this;
    }

    Decision builtFrom(Sources wanted) {
        sources = Optional.of(wanted);
        return this;
    }

    Decision checking(BinaryCheck wanted) {
        checkBinaries = wanted;
        return this;
    }

    /** Platforms on which a base image may have something executed. */
    Decision perhaps(String... names) {
        perhaps = Set.copyOf(platforms(names));
        return this;
    }

    Decision options(BuildOptions wanted) {
        options = wanted;
        return this;
    }

    Decision rootless() {
        handlers = HandlerAccess.ROOTLESS;
        return this;
    }

    Decision only(String... names) {
        narrowed = Optional.of(platforms(names));
        return this;
    }

    BuildPlan plan() {
        Path folder = Path.of("project");
        BuildSpec spec = new BuildSpec(
                new BuildSpec.Naming("app", ImageReference.of("acme/app"), List.of("1")),
                platforms,
                new BuildSpec.Narrowing.None(),
                sources.orElseGet(() -> Sources.same(platforms, new Source(folder, folder.resolve("Dockerfile")))),
                new BuildSpec.Manner(options, outputs),
                choice,
                new BuildSpec.BinfmtChoice(ImageReference.of(BINFMT), mode),
                checkBinaries);
        String builder = choice instanceof BuilderChoice.Existing existing ? existing.name() : "multiarch-1";
        return BuildPlanner.plan(
                spec,
                narrowed.orElse(platforms),
                new DockerfileFacts(
                        executions,
                        unsure,
                        List.of(),
                        DockerfileFacts.Taken.NONE,
                        DockerfileFacts.Foundation.IMAGE,
                        Map.of(),
                        new DockerfileFacts.Onbuild(List.of(), perhaps)),
                new EnvironmentReport(HOST, store, look, support, placements, handlers),
                builder);
    }

    List<Problem> problems() {
        return Assertions.catchThrowableOfType(ProblemException.class, this::plan)
                .problems();
    }
}

package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.dockerfile.DockerfileFacts;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who builds where that is left to us.
 *
 * @param choice a builder of ours, or one that exists
 * @param notes why, for people; none where there was nothing to decide
 */
public record BuilderDecision(BuilderChoice choice, List<String> notes) {

    /** The name under which buildx knows the BuildKit that is part of the engine. */
    public static final String ENGINES_OWN = "default";

    private static final String ENGINE = "the engine's own BuildKit builds: ";
    private static final String CONTAINER = "a builder in a container of its own builds: ";

    public BuilderDecision {
        notes = List.copyOf(notes);
    }

    /**
     * Prefers the engine's own BuildKit, for which nothing privileged has to be made, where it can do what is asked for. It
     * brings no emulators, so that it would need handlers in the kernel for what a builder's image often has with it.
     *
     * @param facts what runs on which platform
     * @param host the engine's platform
     * @param obstacle why the engine's own cannot do it after all; asked for only where all else speaks for it
     */
    public static BuilderDecision of(
            BuildSpec spec,
            DockerfileFacts facts,
            Platform host,
            ImageStore store,
            Supplier<Optional<String>> obstacle) {
        if (!(spec.builder() instanceof BuilderChoice.Automatic automatic)) {
            return new BuilderDecision(spec.builder(), List.of());
        }
        if (store == ImageStore.CLASSIC) {
            return inContainer(
                    automatic, "the engine has the classic image store, for which its own cannot write layouts");
        }
        if (spec.manner().outputs().stream().anyMatch(Output.Registry.class::isInstance)) {
            return inContainer(automatic, "the engine's own cannot push by digest");
        }
        List<Platform> foreign = facts.executedPlatforms().stream()
                .filter(platform -> !platform.sameArchitecture(host))
                .sorted()
                .toList();
        if (!foreign.isEmpty()) {
            return inContainer(
                    automatic,
                    "the Dockerfile runs something on " + Platform.list(foreign)
                            + ", for which the engine's own has no emulators");
        }
        Optional<String> why = obstacle.get();
        if (why.isPresent()) {
            return inContainer(automatic, why.get());
        }
        return new BuilderDecision(
                new BuilderChoice.Existing(ENGINES_OWN),
                List.of(ENGINE
                        + "the engine has the containerd image store, and nothing is asked for that needs more"));
    }

    private static BuilderDecision inContainer(BuilderChoice.Automatic automatic, String why) {
        return new BuilderDecision(automatic.otherwise(), List.of(CONTAINER + why));
    }
}

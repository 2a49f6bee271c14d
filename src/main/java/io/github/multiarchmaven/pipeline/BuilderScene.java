package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.config.BinfmtMode;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.environment.EnvironmentQuestion;
import io.github.multiarchmaven.environment.EnvironmentQuestion.BuilderQuestion;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import java.util.Optional;
import java.util.Set;

/** Who builds, once the engine is known: the choice of a builder and what follows from it and the engine. */
interface BuilderScene {

    BuilderChoice builderChoice();

    BinfmtMode binfmtMode();

    EngineEndpoint endpoint();

    /** The builder of ours; empty where one was chosen by name. */
    default Optional<ManagedBuilder> managedBuilder() {
        return builderChoice() instanceof BuilderChoice.Managed managed
                ? Optional.of(new ManagedBuilder(
                        endpoint().address(),
                        managed.image().toString(),
                        managed.driverOpts(),
                        managed.buildkitdConfig()))
                : Optional.empty();
    }

    /** The name of the builder, whoever made it. */
    default String builderName() {
        return builderChoice() instanceof BuilderChoice.Existing existing
                ? existing.name()
                : managedBuilder().orElseThrow().name();
    }

    /** The image with which we look what runs, and which the builder needs anyway; none for a builder chosen by name. */
    default Optional<ImageReference> lookingImage() {
        return builderChoice() instanceof BuilderChoice.Managed managed
                ? Optional.of(managed.image())
                : Optional.empty();
    }

    /** What is to be looked at, for programs of these platforms to run in the builder. */
    default EnvironmentQuestion questionOf(Set<Platform> platforms) {
        String name = builderName();
        BuilderQuestion builder = lookingImage()
                .<BuilderQuestion>map(
                        image -> new BuilderQuestion.Managed(managedBuilder().orElseThrow(), image))
                .orElseGet(() -> new BuilderQuestion.Existing(name));
        return new EnvironmentQuestion(
                builder,
                platforms,
                binfmtMode() == BinfmtMode.ALWAYS
                        ? EnvironmentQuestion.Where.IN_THE_ENGINE
                        : EnvironmentQuestion.Where.IN_THE_BUILDER);
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.ManagedBuilder;
import io.github.multiarchmaven.buildx.NodeGroup;
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

    /** The builder of ours on this engine; empty where it is another. */
    default Optional<ManagedBuilder> managedBuilder() {
        return builderChoice() instanceof BuilderChoice.Managed managed
                ? Optional.of(new ManagedBuilder(
                        endpoint().address(),
                        managed.image().toString(),
                        managed.driverOpts(),
                        managed.buildkitdConfig()))
                : Optional.empty();
    }

    /** The builder of ours with nodes of the user's choice; empty where it is another. */
    default Optional<NodeGroup> nodeGroup() {
        return builderChoice() instanceof BuilderChoice.OnNodes group
                ? Optional.of(new NodeGroup(group.driver(), group.nodes(), group.buildkitdConfig()))
                : Optional.empty();
    }

    /** The name of the builder, whoever made it. */
    default String builderName() {
        return builderChoice() instanceof BuilderChoice.Existing existing
                ? existing.name()
                : nodeGroup()
                        .map(NodeGroup::name)
                        .orElseGet(() -> managedBuilder().orElseThrow().name());
    }

    /** The image with which we look what runs, and which the builder needs anyway; none for a builder that may be anywhere. */
    default Optional<ImageReference> lookingImage() {
        return builderChoice() instanceof BuilderChoice.Managed managed
                ? Optional.of(managed.image())
                : Optional.empty();
    }

    private BuilderQuestion builderQuestion() {
        if (builderChoice() instanceof BuilderChoice.Managed managed) {
            return new BuilderQuestion.Managed(managedBuilder().orElseThrow(), managed.image());
        }
        return nodeGroup()
                .<BuilderQuestion>map(BuilderQuestion.OnNodes::new)
                .orElseGet(() -> new BuilderQuestion.Existing(builderName()));
    }

    /** What is to be looked at, for programs of these platforms to run in the builder. */
    default EnvironmentQuestion questionOf(Set<Platform> platforms) {
        return new EnvironmentQuestion(
                builderQuestion(),
                platforms,
                binfmtMode() == BinfmtMode.ALWAYS
                        ? EnvironmentQuestion.Where.IN_THE_ENGINE
                        : EnvironmentQuestion.Where.IN_THE_BUILDER);
    }
}

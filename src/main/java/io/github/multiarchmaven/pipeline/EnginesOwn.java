package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.plan.BuilderDecision;
import java.util.Optional;

/**
 * What keeps the BuildKit in an engine from running anything: where the engine maps users, the layers in the containerd image
 * store are not theirs (moby/moby, issue 47377; seen with 26.1.5).
 */
final class EnginesOwn {

    private EnginesOwn() {}

    /** Why somebody else has to build. */
    static Optional<String> obstacle(EngineInfo engine) {
        return engine.userNamespaces() && engine.store() == ImageStore.CONTAINERD
                ? Optional.of(
                        "the engine maps users, and with the containerd image store its own can run nothing there (moby/moby#47377)")
                : Optional.empty();
    }

    /** For somebody who has chosen it: newer ones may be able to. */
    static Optional<String> remark(EngineInfo engine, BuilderChoice choice) {
        return choice.equals(new BuilderChoice.Existing(BuilderDecision.ENGINES_OWN))
                ? obstacle(engine)
                        .map(why -> "The engine's own BuildKit is to build, but " + why
                                + "; if RUN steps fail, leave <driver> and <name> out of <builder>")
                : Optional.empty();
    }
}

package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.buildx.progress.BuildCall.OwnNetwork;
import io.github.multiarchmaven.config.BuildSpec.BuilderChoice;
import io.github.multiarchmaven.engine.Engine;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.narration.ProblemException;
import java.util.Map;
import java.util.Optional;

/** In which network a builder is, as far as that is not the machine's. */
final class BuilderNetwork {

    private static final String OPTION = "network";

    /** What Docker Desktop, whose engine is in a virtual machine, calls the machine outside of it. */
    private static final String DESKTOP = "host.docker.internal";

    private final Engine engine;
    private final EngineInfo info;

    BuilderNetwork(Engine engine, EngineInfo info) {
        this.engine = engine;
        this.info = info;
    }

    /** Empty where it is the machine's or another container's, or where nobody knows. */
    Optional<OwnNetwork> of(BuilderChoice builder) {
        if (builder instanceof BuilderChoice.Managed managed) {
            return isShared(managed.driverOpts())
                    ? Optional.empty()
                    : Optional.of(new OwnNetwork(machine(managed.driverOpts().getOrDefault(OPTION, "bridge"))));
        }
        boolean containers = builder instanceof BuilderChoice.OnNodes group
                && group.driver().equals("docker-container")
                && group.nodes().stream().noneMatch(node -> isShared(node.driverOpts()));
        return containers ? Optional.of(new OwnNetwork(Optional.empty())) : Optional.empty();
    }

    /** Whether localhost there is not the builder's alone: with {@code container:NAME} a registry may well be beside it. */
    static boolean isShared(Map<String, String> driverOpts) {
        String network = driverOpts.getOrDefault(OPTION, "");
        return network.equals("host") || network.startsWith("container:");
    }

    private Optional<String> machine(String network) {
        if (info.operatingSystem().equals("Docker Desktop")) {
            return Optional.of(DESKTOP);
        }
        try {
            return engine.gatewayOf(network);
        } catch (ProblemException e) {
            // it is for an explanation only
            return Optional.empty();
        }
    }
}

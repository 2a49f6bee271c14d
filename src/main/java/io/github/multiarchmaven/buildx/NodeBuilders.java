package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.BuilderNode;
import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Creates builders with nodes of the user's choice: whole, or not at all. */
public final class NodeBuilders {

    /** buildx waits 20 s for each node that does not answer. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Buildx buildx;
    private final Builders builders;

    public NodeBuilders(Buildx buildx) {
        this.buildx = buildx;
        this.builders = new Builders(buildx);
    }

    /**
     * Creates it, node after node.
     *
     * @throws ProblemException BUILDER_BROKEN, with the node at which it came to an end; nothing of it is there then
     */
    public void create(NodeGroup group) {
        for (int i = 0; i < group.nodes().size(); i++) {
            CommandResult result = create(group, i);
            if (!result.exitedCleanly()) {
                // buildx 0.13 forgets the platforms of the other nodes when one cannot be added (store.NodeGroup,
                // "Copy")
                remove(group);
                throw new ProblemException(uncreated(group, group.nodes().get(i), result));
            }
        }
    }

    /**
     * Creates it anew and keeps the caches of nodes that can be reached.
     *
     * @throws ProblemException BUILDER_BROKEN
     */
    public void recreate(NodeGroup group) {
        CommandResult result = remove(group);
        if (builders.find(group.name()).isPresent()) {
            throw new ProblemException(
                    Builders.broken(group.name(), "it has to be made anew, and buildx cannot remove it", result));
        }
        create(group);
    }

    /** Has buildx forget one that never ran, whatever comes of it. */
    public void forget(NodeGroup group) {
        remove(group);
    }

    private CommandResult remove(NodeGroup group) {
        return buildx.run(
                Stream.of("rm", "--keep-state", group.name())
                        .map(Argument::shown)
                        .toList(),
                LIMIT);
    }

    private CommandResult create(NodeGroup group, int node) {
        if (group.config().isEmpty()) {
            return buildx.run(arguments(group, node, List.of()), LIMIT);
        }
        BuildkitdConfig config = group.config().get();
        try (ConfigFile file = ConfigFile.of(config)) {
            return buildx.run(
                    arguments(
                            group,
                            node,
                            List.of("--buildkitd-config", file.path().toString())),
                    LIMIT);
        }
    }

    static List<Argument> arguments(NodeGroup group, int number, List<String> config) {
        BuilderNode node = group.nodes().get(number);
        List<String> words = new ArrayList<>(List.of("create"));
        if (number > 0) {
            words.add("--append");
        }
        words.addAll(List.of("--name", group.name(), "--node", group.nameOf(number), "--driver", group.driver()));
        node.platforms().forEach(platform -> words.addAll(List.of("--platform", platform.toString())));
        words.addAll(config);
        List<Argument> arguments =
                new ArrayList<>(words.stream().map(Argument::shown).toList());
        arguments.addAll(Builders.optionArguments(new TreeMap<>(node.driverOpts())));
        if (!node.endpoint().isEmpty()) {
            arguments.add(Argument.shown(node.endpoint()));
        }
        return arguments;
    }

    private static Problem uncreated(NodeGroup group, BuilderNode node, CommandResult result) {
        Problem problem = Builders.broken(
                group.name(),
                "buildx cannot create its node at " + node.place() + " with the driver " + group.driver(),
                result);
        return Problem.of(
                        problem.code(),
                        problem.what(),
                        problem.why(),
                        node.endpoint().isEmpty()
                                ? "see what buildx says below; it finds the cluster by KUBECONFIG, and <driverOpts> has its"
                                        + " namespace"
                                : "see what buildx says below; correct that <node> of <builder>, or see that it can be"
                                        + " reached from here")
                .withEvidence(ConfigMask.without(group.config(), problem.evidence()));
    }
}

package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at builders, creates and boots ours. Never selects one: that is the user's setting. */
public final class Builders {

    private static final Duration INSPECT = Duration.ofMinutes(1);
    private static final Duration REMOVE = Duration.ofMinutes(2);
    private static final Duration BOOT = Duration.ofMinutes(10);

    /** Two modules of one reactor may ask for the same builder at the same moment. */
    private static final Object CREATING = new Object();

    private final Buildx buildx;

    public Builders(Buildx buildx) {
        this.buildx = buildx;
    }

    /** What buildx knows of a builder; empty where there is none of that name. Boots nothing. */
    public Optional<BuilderState> find(String name) {
        CommandResult result = buildx.run(arguments("inspect", name), INSPECT);
        if (result.exitedCleanly()) {
            return Optional.of(BuilderStateParser.parse(result.output()));
        }
        if (result.errors().stream().anyMatch(line -> line.contains("no builder"))) {
            return Optional.empty();
        }
        throw new ProblemException(broken(name, "buildx cannot inspect it", result));
    }

    /** Creates a builder of ours if it is missing. */
    public void create(ManagedBuilder builder) {
        synchronized (CREATING) {
            if (find(builder.name()).isPresent()) {
                return;
            }
            CommandResult result = builder.config().isPresent()
                    ? createWith(builder, builder.config().get())
                    : buildx.run(createArguments(builder), INSPECT);
            if (!result.exitedCleanly() && find(builder.name()).isEmpty()) {
                throw new ProblemException(uncreated(builder, result));
            }
        }
    }

    /**
     * Creates a builder of ours anew and keeps its cache. buildx knows no other way to change one.
     *
     * @throws ProblemException BUILDER_BROKEN
     */
    public void recreate(ManagedBuilder builder) {
        create(builder);
        CommandResult result = buildx.run(arguments("rm", "--keep-state", builder.name()), REMOVE);
        if (find(builder.name()).isPresent()) {
            throw new ProblemException(
                    broken(builder.name(), "it has to be made anew, and buildx cannot remove it", result));
        }
        create(builder);
    }

    private CommandResult createWith(ManagedBuilder builder, BuildkitdConfig config) {
        try (ConfigFile file = ConfigFile.of(config)) {
            List<Argument> arguments = new ArrayList<>(createArguments(builder));
            arguments.addAll(
                    arguments.size() - 1,
                    arguments("--buildkitd-config", file.path().toString()));
            return buildx.run(arguments, INSPECT);
        }
    }

    /**
     * Boots a builder and makes sure that it runs. Inspect exits 0 with a node in error, and skips booting it. One that somebody
     * has paused is stopped before: nobody can begin to build in it.
     *
     * @throws ProblemException BUILDER_BROKEN, or NODE_UNREACHABLE for each BuildKit at an address that does not answer
     */
    public BuilderState boot(String name) {
        CommandResult result = bootstrap(name);
        if (isPaused(result)) {
            stop(name);
            result = bootstrap(name);
        }
        if (!result.exitedCleanly()) {
            Optional<BuilderState> state = find(name);
            throw unbooted(
                    state,
                    broken(
                            name,
                            "it cannot be booted"
                                    + state.map(Builders::nodesThatDoNotRun).orElse(""),
                            result));
        }
        BuilderState state = BuilderStateParser.parse(result.output());
        if (!state.running()) {
            throw unbooted(
                    Optional.of(state),
                    broken(name, "it does not run after booting" + nodesThatDoNotRun(state), result));
        }
        return state;
    }

    private CommandResult bootstrap(String name) {
        return buildx.run(arguments("inspect", "--bootstrap", name), BOOT);
    }

    /** In the engine's words (moby, daemon/errors.go, "errExecPaused"). */
    private static boolean isPaused(CommandResult result) {
        return Stream.concat(result.output().stream(), result.errors().stream())
                .anyMatch(line -> line.contains("is paused, unpause the container"));
    }

    private static ProblemException unbooted(Optional<BuilderState> state, Problem otherwise) {
        List<Problem> known = state.map(SilentNodes::of).orElse(List.of());
        boolean inCluster =
                state.filter(found -> found.driver().equals("kubernetes")).isPresent();
        return new ProblemException(!known.isEmpty() ? known : List.of(inCluster ? ofCluster(otherwise) : otherwise));
    }

    private static Problem ofCluster(Problem problem) {
        return Problem.of(
                        problem.code(),
                        problem.what(),
                        problem.why(),
                        "see what buildx says below; KUBECONFIG says which cluster that is, and <driverOpts> has its"
                                + " namespace")
                .withEvidence(problem.evidence());
    }

    /** Of a builder with one container that would be no news. */
    private static String nodesThatDoNotRun(BuilderState state) {
        return state.nodes().size() == 1 && state.driver().equals("docker-container")
                ? ""
                : state.nodes().stream()
                        .filter(node -> !node.status().equals("running"))
                        .map(node -> "its node " + node.name() + " at " + node.printableEndpoint() + " does not run")
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    /**
     * Stops a builder; its cache stays.
     *
     * @throws ProblemException BUILDER_BROKEN
     */
    public void stop(String name) {
        CommandResult result = buildx.run(arguments("stop", name), INSPECT);
        if (!result.exitedCleanly()) {
            throw new ProblemException(broken(name, "it cannot be stopped", result));
        }
    }

    static List<Argument> createArguments(ManagedBuilder builder) {
        List<Argument> arguments = new ArrayList<>(
                arguments("create", "--name", builder.name(), "--driver", "docker-container", "--driver-opt"));
        arguments.add(Argument.shown(Csv.field("image", builder.image())));
        arguments.addAll(optionArguments(builder.driverOpts()));
        arguments.add(Argument.shown(builder.endpoint()));
        return arguments;
    }

    static List<Argument> optionArguments(Map<String, String> options) {
        List<Argument> arguments = new ArrayList<>();
        options.forEach((name, value) -> {
            arguments.add(Argument.shown("--driver-opt"));
            // an env.* option may carry the password of a proxy
            String field = Csv.field(name, value);
            arguments.add(name.startsWith("env.") ? new Argument(field, name + "=***") : Argument.shown(field));
        });
        return arguments;
    }

    private static List<Argument> arguments(String... words) {
        return Stream.of(words).map(Argument::shown).toList();
    }

    private static Problem uncreated(ManagedBuilder builder, CommandResult result) {
        Problem problem = broken(builder.name(), "buildx cannot create it", result);
        String next = "see what buildx says below; if it is about the configuration or an option, correct "
                + builder.configPlace() + " or <driverOpts> of <builder>";
        return Problem.of(problem.code(), problem.what(), problem.why(), next)
                .withEvidence(ConfigMask.without(builder, problem.evidence()));
    }

    static Problem broken(String name, String why, CommandResult result) {
        List<String> evidence = Stream.concat(
                        result.output().stream().filter(line -> line.startsWith("Error:")), result.errors().stream())
                .toList();
        return Problem.of(
                        ProblemCode.BUILDER_BROKEN,
                        "the builder " + name + " is of no use",
                        why,
                        "see what buildx says below; to start afresh: docker buildx rm " + name
                                + ", then run this again")
                .withEvidence(evidence.isEmpty() ? result.output() : evidence);
    }
}

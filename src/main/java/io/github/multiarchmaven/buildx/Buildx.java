package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The program buildx: where it is, that it is new enough, and running it. */
public final class Buildx {

    private static final Duration SHORT = Duration.ofMinutes(1);

    private final Processes processes;
    private final Command base;
    private final Optional<BuildxVersion> version;
    private final List<UnprintedText> secrets;

    private Buildx(Processes processes, Command base, Optional<BuildxVersion> version, List<UnprintedText> secrets) {
        this.processes = processes;
        this.base = base;
        this.version = version;
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Finds buildx and asks for its version, if that is not known.
     *
     * @param program the plugin's own executable; empty to run it as {@code docker buildx}
     * @param known what programs like this one have answered, for many threads
     * @throws ProblemException BUILDX_MISSING, BUILDX_TOO_OLD or ENGINE_PODMAN
     */
    public static Buildx find(
            Processes processes,
            Surroundings surroundings,
            EngineEndpoint endpoint,
            Optional<Path> program,
            Map<String, String> known) {
        Command base = new Command(
                program.map(Path::toString).orElse("docker"),
                program.isPresent() ? List.of() : List.of(Argument.shown("buildx")),
                BuildxEnvironment.of(surroundings, endpoint),
                Path.of("").toAbsolutePath(),
                SHORT);
        String key = "version of " + base;
        String text = Optional.ofNullable(known.get(key)).orElseGet(() -> version(processes, surroundings, base));
        Buildx found = new Buildx(processes, base, supported(text), List.of());
        known.put(key, text);
        return found;
    }

    private static String version(Processes processes, Surroundings surroundings, Command base) {
        CommandResult result;
        try {
            result = processes.run(base.with("version"));
        } catch (ProgramNotFoundException e) {
            throw new ProblemException(missing(surroundings, base, List.of(e.getMessage())), e);
        }
        String text = result.outputText();
        if (text.toLowerCase(Locale.ROOT).contains("buildah")
                || text.toLowerCase(Locale.ROOT).contains("podman")) {
            throw new ProblemException(podman(result));
        }
        if (!result.exitedCleanly() || !text.contains("buildx")) {
            throw new ProblemException(missing(surroundings, base, result.errors()));
        }
        return text;
    }

    private static Optional<BuildxVersion> supported(String text) {
        Optional<BuildxVersion> found = BuildxVersion.find(text);
        if (found.isPresent() && found.get().compareTo(BuildxVersion.OLDEST) < 0) {
            throw new ProblemException(Problem.of(
                            ProblemCode.BUILDX_TOO_OLD,
                            "buildx is too old",
                            "needed: " + BuildxVersion.OLDEST + " or newer; found: " + found.get(),
                            "update the package docker-buildx-plugin (or docker-buildx), or name a newer executable with"
                                    + " -Dmultiarch.buildx=/path/to/docker-buildx")
                    .withEvidence(List.of(text)));
        }
        return found;
    }

    private static Problem missing(Surroundings surroundings, Command base, List<String> evidence) {
        boolean chosen = base.arguments().isEmpty();
        return Problem.of(
                        ProblemCode.BUILDX_MISSING,
                        "there is no buildx: \"" + base + " version\" does not work",
                        chosen
                                ? "multiarch.buildx names " + base.program() + ", which is not buildx"
                                : "images for several platforms are built by Docker's plugin buildx, which the docker"
                                        + " command looks for in its cli-plugins folders",
                        chosen
                                ? "correct multiarch.buildx: it is the path of the executable docker-buildx; without it,"
                                        + " buildx is run as a plugin of the docker command"
                                : InstallAdvice.forSystem(surroundings)
                                        + "; or name the executable with -Dmultiarch.buildx=/path/to/docker-buildx")
                .withEvidence(evidence);
    }

    private static Problem podman(CommandResult result) {
        return Problem.of(
                        ProblemCode.ENGINE_PODMAN,
                        "the docker command is podman",
                        "podman's \"buildx build\" takes buildx's options and does something else: it can exit 0 with"
                                + " nothing built",
                        "install docker's own command line and engine, or name buildx with"
                                + " -Dmultiarch.buildx=/path/to/docker-buildx and an engine with DOCKER_HOST")
                .withEvidence(result.output());
    }

    /** The same program with more in its environment. */
    public Buildx with(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(base.environment());
        environment.putAll(variables);
        return new Buildx(
                processes,
                new Command(base.program(), base.arguments(), environment, base.directory(), base.timeout()),
                version,
                secrets);
    }

    /** The same program for a build that is made to see something, and whose result is no image of the user's. */
    Buildx forLooking() {
        return with(BuildxEnvironment.WITHOUT_GIT);
    }

    /** The same program, where more must not be printed of what the steps of a build say. */
    public Buildx hiding(List<String> texts) {
        return new Buildx(
                processes, base, version, texts.stream().map(UnprintedText::new).toList());
    }

    /** What every step may know, and nobody else. */
    List<String> secrets() {
        return secrets.stream().map(UnprintedText::value).toList();
    }

    /** Its version; empty where it does not say one. */
    public Optional<BuildxVersion> version() {
        return version;
    }

    CommandResult run(List<Argument> arguments, Duration limit) {
        return run(arguments, Map.of(), limit, line -> {}, line -> {});
    }

    CommandResult run(
            List<Argument> arguments,
            Map<String, String> extraEnvironment,
            Duration limit,
            Consumer<String> onOutput,
            Consumer<String> onError) {
        Map<String, String> environment = new HashMap<>(base.environment());
        environment.putAll(extraEnvironment);
        Command command =
                new Command(base.program(), base.arguments(), environment, base.directory(), limit).with(arguments);
        try {
            return processes.run(command, onOutput, onError);
        } catch (ProgramNotFoundException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.BUILDX_MISSING,
                            base.program() + " has vanished",
                            "it was there when this goal began",
                            "install it again"),
                    e);
        }
    }

    /** The value that a variable has for buildx. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(base.environment().get(name));
    }

    /** Whether the environment of buildx holds this name already, in any case of letters, as Windows sees it. */
    boolean environmentHas(String name) {
        return base.environment().keySet().stream().anyMatch(name::equalsIgnoreCase);
    }
}

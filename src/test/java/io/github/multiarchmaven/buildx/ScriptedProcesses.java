package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.engine.EngineEndpoint;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Processes that say what was recorded, one recording for each command, and remember what was asked for. */
public final class ScriptedProcesses implements Processes {

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();

    private interface Answer {
        CommandResult to(Command command) throws ProgramNotFoundException;
    }

    public ScriptedProcesses answer(int exitCode, List<String> output, List<String> errors) {
        answers.add(command -> new CommandResult(command, exitCode, output, errors));
        return this;
    }

    /** Ends well after having done something. */
    public ScriptedProcesses answer(Consumer<Command> effect) {
        answers.add(command -> {
            effect.accept(command);
            return new CommandResult(command, 0, List.of(), List.of());
        });
        return this;
    }

    /** A recording of buildx: {@code recorded/buildx/NAME.stdout.txt} and {@code .stderr.txt}. */
    ScriptedProcesses recorded(int exitCode, String name) {
        String file = "recorded/buildx/" + name;
        return answer(exitCode, Recorded.lines(file + ".stdout.txt"), Recorded.lines(file + ".stderr.txt"));
    }

    ScriptedProcesses noSuchProgram() {
        answers.add(command -> {
            throw new ProgramNotFoundException(command, new IOException("No such file or directory"));
        });
        return this;
    }

    /** buildx with these processes, in an environment; its question for the version is answered first. */
    Buildx buildx(Map<String, String> environment) {
        known.clear();
        answers.addFirst(command ->
                new CommandResult(command, 0, Recorded.lines("recorded/buildx/version/0.13.1.txt"), List.of()));
        return find(environment, Optional.empty());
    }

    public Buildx buildx() {
        return buildx(Map.of());
    }

    Buildx find(Map<String, String> environment, Optional<Path> program) {
        return Buildx.find(
                this,
                new Surroundings(environment, Path.of("home"), "Linux"),
                EngineEndpoint.of("unix:///var/run/docker.sock", "a test"),
                program,
                known);
    }

    List<Command> commands() {
        return commands;
    }

    public Command last() {
        return commands.get(commands.size() - 1);
    }

    @Override
    public CommandResult run(Command command, Consumer<String> onOutput, Consumer<String> onError)
            throws ProgramNotFoundException {
        commands.add(command);
        CommandResult result = answers.remove().to(command);
        result.output().forEach(onOutput);
        result.errors().forEach(onError);
        return result;
    }
}

package io.github.multiarchmaven.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process to be started, never through a shell.
 *
 * @param program path or name of the executable
 * @param arguments in order
 * @param environment the whole environment of the process: nothing is inherited
 * @param directory where it runs
 * @param timeout after which it is ended, with all its descendants
 * @param input what it reads from its standard input, never printed; empty for a closed one
 */
public record Command(
        String program,
        List<Argument> arguments,
        Map<String, String> environment,
        Path directory,
        Duration timeout,
        Optional<String> input) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A command that finds its standard input closed. */
    public Command(
            String program,
            List<Argument> arguments,
            Map<String, String> environment,
            Path directory,
            Duration timeout) {
        this(program, arguments, environment, directory, timeout, Optional.empty());
    }

    /** The same command with further arguments, all of them readable by anybody. */
    public Command with(String... more) {
        return with(Stream.of(more).map(Argument::shown).toList());
    }

    /** The same command with further arguments. */
    public Command with(List<Argument> more) {
        List<Argument> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new Command(program, all, environment, directory, timeout, input);
    }

    /** The same command with another limit. */
    public Command within(Duration limit) {
        return new Command(program, arguments, environment, directory, limit, input);
    }

    /** The same command with this on its standard input, as UTF-8. */
    public Command reading(String text) {
        return new Command(program, arguments, environment, directory, timeout, Optional.of(text));
    }

    /** The command as it may be printed: hidden values stay hidden, environment and input are left out. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(program), arguments.stream().map(Argument::shown))
                .map(Command::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.isEmpty() || word.matches("(?s).*[\\s'\"].*") ? "'" + word.replace("'", "'\\''") + "'" : word;
    }
}

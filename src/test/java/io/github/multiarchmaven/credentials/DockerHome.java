package io.github.multiarchmaven.credentials;

import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A user's home folder with Docker's configuration, and with helpers on the path that answer as a test wants. */
final class DockerHome {

    private final Path home;
    private final List<Command> asked = new ArrayList<>();
    private Function<Command, CommandResult> helpers = command -> {
        throw new AssertionError("nobody was to be asked: " + command);
    };

    DockerHome(Path home) {
        this.home = home;
    }

    DockerHome with(String config) {
        try {
            Files.createDirectories(folder());
            Files.writeString(file(), config);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A helper that exists, and ends so. */
    DockerHome helper(String name, int exitCode, String output, String... errors) {
        return helper(
                name, command -> new CommandResult(command, exitCode, List.of(output.split("\n")), List.of(errors)));
    }

    DockerHome helper(String name, Function<Command, CommandResult> answer) {
        try {
            Path program =
                    bin().resolve("docker-credential-" + name + (surroundings().isWindows() ? ".exe" : ""));
            Files.createDirectories(bin());
            Files.writeString(program, "");
            if (!program.toFile().setExecutable(true)) {
                throw new IllegalStateException(program.toString());
            }
            helpers = answer;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return home.resolve(".docker");
    }

    Path file() {
        return folder().resolve("config.json");
    }

    Path bin() {
        return home.resolve("bin");
    }

    /** What helpers were asked. */
    List<Command> asked() {
        return asked;
    }

    Surroundings surroundings() {
        return new Surroundings(Map.of("PATH", bin().toString()), home, System.getProperty("os.name"));
    }

    Processes processes() {
        return (command, onOutput, onError) -> {
            asked.add(command);
            return helpers.apply(command);
        };
    }

    Credentials credentials(ServerLogin... servers) {
        return new Credentials(List.of(servers), surroundings(), processes());
    }

    Credential find(String registry) {
        return credentials().find(registry).credential();
    }
}

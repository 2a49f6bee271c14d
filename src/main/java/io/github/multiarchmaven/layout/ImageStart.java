package io.github.multiarchmaven.layout;

import java.util.List;
import java.util.Optional;

/**
 * What an engine starts of an image, as its configuration says it (OCI image specification, config.md).
 *
 * @param entrypoint words of a command
 * @param command the words behind them, or the command itself where there is no entry point
 * @param path the variable {@code PATH}, where programs are looked for
 * @param workingFolder where relative paths begin
 */
public record ImageStart(
        List<String> entrypoint, List<String> command, Optional<String> path, Optional<String> workingFolder) {

    private static final String PATH = "PATH=";

    public ImageStart {
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
    }

    static ImageStart from(JsonObject configuration) throws MalformedException {
        if (!configuration.has("config")) {
            return new ImageStart(List.of(), List.of(), Optional.empty(), Optional.empty());
        }
        JsonObject config = configuration.object("config");
        return new ImageStart(
                config.texts("Entrypoint"),
                config.texts("Cmd"),
                config.texts("Env").stream()
                        .filter(variable -> variable.startsWith(PATH))
                        .map(variable -> variable.substring(PATH.length()))
                        .reduce((first, last) -> last),
                config.optionalText("WorkingDir"));
    }
}

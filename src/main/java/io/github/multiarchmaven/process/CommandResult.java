package io.github.multiarchmaven.process;

import java.util.List;

/**
 * What a process that ended by itself left.
 *
 * @param command what was run
 * @param exitCode as the operating system gave it
 * @param output lines of standard output, the newest where there were too many to keep
 * @param errors lines of standard error, likewise
 */
public record CommandResult(Command command, int exitCode, List<String> output, List<String> errors) {

    public CommandResult {
        output = List.copyOf(output);
        errors = List.copyOf(errors);
    }

    /** Exit code 0, which proves nothing by itself. */
    public boolean exitedCleanly() {
        return exitCode == 0;
    }

    /** Standard output as one text. */
    public String outputText() {
        return String.join("\n", output);
    }
}

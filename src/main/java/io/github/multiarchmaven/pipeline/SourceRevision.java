package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The revision of a project's sources, as git names it. */
public final class SourceRevision {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private SourceRevision() {}

    /** The commit that is checked out; empty where there is no git, or none of its repositories. */
    public static Optional<String> in(Path folder) {
        return in(folder, new SystemProcesses(), Surroundings.ofThisProcess());
    }

    static Optional<String> in(Path folder, Processes processes, Surroundings surroundings) {
        Command command = new Command(
                "git",
                List.of(Argument.shown("rev-parse"), Argument.shown("HEAD")),
                surroundings.variables(),
                folder,
                LIMIT);
        try {
            CommandResult result = processes.run(command);
            return Optional.of(result.outputText().strip())
                    .filter(text ->
                            result.exitedCleanly() && COMMIT.matcher(text).matches());
        } catch (ProgramNotFoundException | ProblemException e) {
            return Optional.empty();
        }
    }
}

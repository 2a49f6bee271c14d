package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.model.Revision;
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
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The revision of a project's sources, as git names it. */
public final class SourceRevision {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final Path folder;
    private final Processes processes;
    private final Surroundings surroundings;

    private SourceRevision(Path folder, Processes processes, Surroundings surroundings) {
        this.folder = folder;
        this.processes = processes;
        this.surroundings = surroundings;
    }

    /**
     * The commit that is checked out. Where there is no git, or none of its repositories, the one that GitHub or GitLab say
     * that they build; empty outside of these.
     */
    public static Optional<Revision> in(Path folder) {
        return in(folder, new SystemProcesses(), Surroundings.ofThisProcess());
    }

    static Optional<Revision> in(Path folder, Processes processes, Surroundings surroundings) {
        SourceRevision revision = new SourceRevision(folder, processes, surroundings);
        return revision.checkedOut().or(revision::ofJob);
    }

    private Optional<Revision> checkedOut() {
        return git("rev-parse", "HEAD")
                .map(result -> result.outputText().strip())
                .filter(text -> COMMIT.matcher(text).matches())
                .map(commit -> new Revision(commit, tree()));
    }

    /** As {@code git describe --dirty} has it: files that git does not track do not count. What git cannot tell does. */
    private Revision.Tree tree() {
        return git("--no-optional-locks", "status", "--porcelain", "--untracked-files=no")
                        .filter(result -> result.outputText().isBlank())
                        .isPresent()
                ? Revision.Tree.AS_COMMITTED
                : Revision.Tree.CHANGED;
    }

    private Optional<Revision> ofJob() {
        return Stream.of(surroundings.variable("GITHUB_SHA"), surroundings.variable("CI_COMMIT_SHA"))
                .flatMap(Optional::stream)
                .filter(text -> COMMIT.matcher(text).matches())
                .findFirst()
                .map(Revision::of);
    }

    private Optional<CommandResult> git(String... arguments) {
        Command command = new Command(
                "git", Stream.of(arguments).map(Argument::shown).toList(), surroundings.variables(), folder, LIMIT);
        try {
            return Optional.of(processes.run(command)).filter(CommandResult::exitedCleanly);
        } catch (ProgramNotFoundException | ProblemException e) {
            return Optional.empty();
        }
    }
}

package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Revision;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SourceRevisionTest {

    private static final String COMMIT = "8f4e2a6d1c9b7035e4f1a2b3c4d5e6f708192a3b";
    private static final Path FOLDER = Path.of("module");
    private static final Surroundings SURROUNDINGS = new Surroundings(Map.of(), Path.of(""), "Linux");
    private static final Processes MISSING = (command, onOutput, onError) -> {
        throw new ProgramNotFoundException(command, new IOException("no such file"));
    };

    /** git with its answers. */
    private static Processes git(int exitCode, String commit, int statusCode, String... changed) {
        return new Git(exitCode, commit, statusCode, List.of(changed));
    }

    private record Git(int exitCode, String commit, int statusCode, List<String> changed) implements Processes {

        @Override
        public CommandResult run(Command command, Consumer<String> onOutput, Consumer<String> onError) {
            assertThat(command.directory()).isEqualTo(FOLDER);
            if (command.toString().equals("git rev-parse HEAD")) {
                return new CommandResult(command, exitCode, List.of(commit), List.of());
            }
            assertThat(command).hasToString("git --no-optional-locks status --porcelain --untracked-files=no");
            return new CommandResult(command, statusCode, changed, List.of());
        }
    }

    private static Optional<Revision> revision(Processes git) {
        return SourceRevision.in(FOLDER, git, SURROUNDINGS);
    }

    @Test
    void itIsTheCommitThatIsCheckedOut() {
        assertThat(revision(git(0, COMMIT, 0))).contains(Revision.of(COMMIT));
    }

    @Test
    void changedFilesAreNotTheCommits() {
        Revision changed = new Revision(COMMIT, Revision.Tree.CHANGED);
        assertThat(revision(git(0, COMMIT, 0, " M pom.xml"))).contains(changed);
        assertThat(revision(git(0, COMMIT, 128)))
                .as("nobody knows whether they have changed")
                .contains(changed);
    }

    @Test
    void whatGitDoesNotKnowIsUnknown() {
        assertThat(revision(git(128, "HEAD", 0))).isEmpty();
        assertThat(revision(git(0, "HEAD", 0))).isEmpty();
        assertThat(revision(git(0, "", 0))).isEmpty();
        assertThat(revision(git(1, COMMIT, 0))).isEmpty();
    }

    @Test
    void gitNeedNotBeThere() {
        assertThat(revision(MISSING)).isEmpty();
    }

    @Test
    void aJobKnowsWhatItBuildsWhereGitDoesNot() {
        assertThat(SourceRevision.in(FOLDER, MISSING, job("GITHUB_SHA", COMMIT)))
                .contains(Revision.of(COMMIT));
        assertThat(SourceRevision.in(FOLDER, git(128, "HEAD", 0), job("CI_COMMIT_SHA", COMMIT)))
                .contains(Revision.of(COMMIT));
        assertThat(SourceRevision.in(FOLDER, MISSING, job("CI_COMMIT_SHA", "$(reboot)")))
                .isEmpty();
        String other = COMMIT.replace('8', '9');
        assertThat(SourceRevision.in(FOLDER, git(0, other, 0), job("GITHUB_SHA", COMMIT)))
                .as("what is here is built, and not what the job is about")
                .contains(Revision.of(other));
    }

    private static Surroundings job(String variable, String value) {
        return new Surroundings(Map.of(variable, value), Path.of(""), "Linux");
    }
}

package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceRevisionTest {

    private static final String COMMIT = "8f4e2a6d1c9b7035e4f1a2b3c4d5e6f708192a3b";
    private static final Path FOLDER = Path.of("module");
    private static final Surroundings SURROUNDINGS = new Surroundings(Map.of(), Path.of(""), "Linux");

    private static Optional<String> revision(int exitCode, String... output) {
        Processes git = (command, onOutput, onError) -> {
            assertThat(command).hasToString("git rev-parse HEAD");
            assertThat(command.directory()).isEqualTo(FOLDER);
            return new CommandResult(command, exitCode, List.of(output), List.of());
        };
        return SourceRevision.in(FOLDER, git, SURROUNDINGS);
    }

    @Test
    void itIsTheCommitThatIsCheckedOut() {
        assertThat(revision(0, COMMIT)).contains(COMMIT);
    }

    @Test
    void whatGitDoesNotKnowIsUnknown() {
        assertThat(revision(128, "HEAD")).isEmpty();
        assertThat(revision(0, "HEAD")).isEmpty();
        assertThat(revision(0)).isEmpty();
        assertThat(revision(1, COMMIT)).isEmpty();
    }

    @Test
    void gitNeedNotBeThere() {
        Processes none = (command, onOutput, onError) -> {
            throw new ProgramNotFoundException(command, new IOException("no such file"));
        };
        assertThat(SourceRevision.in(FOLDER, none, SURROUNDINGS)).isEmpty();
    }
}

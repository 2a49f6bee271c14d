package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    private final Path folder;
    private final LeftFiles left;

    LeftFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.left = new LeftFiles(folder);
    }

    private Path old(Path path) throws IOException {
        return Files.setLastModifiedTime(path, LONG_AGO);
    }

    @Test
    void onlyWhatIsOldAndHasANameOfOursIsLeft() throws IOException {
        Path trial = Files.createDirectory(folder.resolve("multiarch-probe123"));
        Files.writeString(trial.resolve("Dockerfile"), "FROM scratch");
        old(trial);
        Path config = old(Files.writeString(folder.resolve("multiarch-buildkitd123.toml"), "debug = true"));
        Path inUse = Files.writeString(folder.resolve("multiarch-buildkitd456.toml"), "debug = true");
        Path lock = old(Files.writeString(folder.resolve("multiarch-maven-0.lock"), ""));
        Path logins = Files.createDirectory(folder.resolve("multiarch-docker-0-left"));

        assertThat(left.find()).containsExactlyInAnyOrder(trial, config, logins);
        assertThat(trial).exists();
        assertThat(left.remove()).containsExactlyInAnyOrder(trial, config, logins);

        assertThat(trial).doesNotExist();
        assertThat(config).doesNotExist();
        assertThat(logins).doesNotExist();
        assertThat(inUse).exists();
        assertThat(lock).exists();
        assertThat(left.find()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsAProblem() {
        LeftFiles nowhere = new LeftFiles(folder.resolve("nowhere"));
        assertThatThrownBy(nowhere::find).isInstanceOf(ProblemException.class).hasMessageContaining("#file-failed");
    }
}

package io.github.multiarchmaven.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFilesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    private final Path folder;
    private final LeftFiles left;

    LeftFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.left = new LeftFiles(folder, FolderTree::delete);
    }

    private Path old(Path path) throws IOException {
        return Files.setLastModifiedTime(path, LONG_AGO);
    }

    private List<Path> removed(LeftFiles files) {
        List<Path> removed = new ArrayList<>();
        files.remove(removed::add);
        return removed;
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    @Test
    void onlyWhatIsOldAndHasANameOfOursIsLeft() throws IOException {
        Path trial = folder("multiarch-probe123");
        Files.writeString(trial.resolve("Dockerfile"), "FROM scratch");
        old(trial);
        Path config = old(folder("multiarch-buildkitd123"));
        Path inUse = folder("multiarch-buildkitd456");
        Path lock = old(Files.writeString(folder.resolve("multiarch-maven-0.lock"), ""));
        Path logins = folder("multiarch-docker-0-1");

        assertThat(left.find()).containsExactlyInAnyOrder(trial, config, logins);
        assertThat(trial).exists();
        assertThat(removed(left)).containsExactlyInAnyOrder(trial, config, logins);

        assertThat(trial).doesNotExist();
        assertThat(config).doesNotExist();
        assertThat(logins).doesNotExist();
        assertThat(inUse).exists();
        assertThat(lock).exists();
        assertThat(left.find()).isEmpty();
    }

    @Test
    void whatOnlyLooksLikeOursIsNotTouched() throws IOException {
        old(folder("multiarch-probes"));
        old(folder("multiarch-buildkitd-1"));
        old(folder("multiarch-probe1.kept"));
        folder("multiarch-docker-notes");
        old(Files.writeString(folder.resolve("multiarch-probe2"), "no folder"));
        Files.createSymbolicLink(folder.resolve("multiarch-probe3"), old(folder("elsewhere")));

        assertThat(left.find()).isEmpty();
        assertThat(removed(left)).isEmpty();
        assertThat(folder).isDirectoryContaining("glob:**/multiarch-docker-notes");
    }

    /** Only root can give a folder to somebody else. */
    @Test
    void whatIsOfAnotherUserIsTheirs() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path theirs = folder("multiarch-probe123");
        Files.setAttribute(theirs, "unix:uid", 12_345);
        old(theirs);

        assertThat(left.find()).isEmpty();
    }

    @Test
    void oneThatCannotBeDeletedIsToldAndTheOthersGo() throws IOException {
        List<Path> stuck = List.of(folder("multiarch-docker-0-1"), old(folder("multiarch-probe1")));
        List<Path> others = List.of(folder("multiarch-docker-0-2"), old(folder("multiarch-probe2")));
        List<Path> removed = new ArrayList<>();
        LeftFiles some = new LeftFiles(folder, place -> {
            if (stuck.contains(place)) {
                throw new AccessDeniedException(place.toString());
            }
            FolderTree.delete(place);
        });

        ProblemException told = catchThrowableOfType(ProblemException.class, () -> some.remove(removed::add));

        assertThat(told.problems()).hasSize(2).allMatch(problem -> problem.code() == ProblemCode.FILE_FAILED);
        assertThat(told).hasMessageContaining("multiarch-docker-0-1").hasMessageContaining("multiarch-probe1");
        assertThat(removed).containsExactlyInAnyOrderElementsOf(others);
        assertThat(others).allSatisfy(each -> assertThat(each).doesNotExist());
    }

    @Test
    void aFolderThatCannotBeReadIsAProblem() {
        LeftFiles nowhere = new LeftFiles(folder.resolve("nowhere"), FolderTree::delete);
        assertThatThrownBy(nowhere::find).isInstanceOf(ProblemException.class).hasMessageContaining("#file-failed");
    }
}

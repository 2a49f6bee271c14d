package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerNoteTest {

    private static final String ENGINE = "tcp://me:pl3ase-hide-me@host:2375";
    private static final UUID CONTAINER = UUID.fromString("4befd098-5619-433d-89c0-5b301dd066f9");

    @TempDir
    private Path folder;

    private List<String> abandoned(String engine) {
        return ContainerNote.abandoned(folder, engine).stream()
                .map(ContainerNote::container)
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** As another process would have left it. */
    private Path left() throws IOException {
        ContainerNote note = ContainerNote.make(folder, ENGINE, CONTAINER);
        Path file = files().get(0);
        String others = file.getFileName()
                .toString()
                .replace("-" + ProcessHandle.current().pid() + "-", "-1-");
        Path copy = Files.createFile(folder.resolve(others));
        note.settle();
        return copy;
    }

    @Test
    void aNoteIsThereUntilTheContainerIsGone() throws IOException {
        ContainerNote note = ContainerNote.make(folder, ENGINE, CONTAINER);
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .isEmptyFile()
                        .satisfies(any -> assertThat(any.toString())
                                .contains(CONTAINER.toString())
                                .doesNotContain("hide")));
        assertThat(abandoned(ENGINE)).isEmpty();

        note.settle();
        note.settle();
        assertThat(files()).isEmpty();
    }

    @Test
    void theNoteOfAProcessThatWasKilledIsFound() throws IOException {
        left();
        assertThat(abandoned("unix:///another.sock")).isEmpty();
        List<ContainerNote> found = ContainerNote.abandoned(folder, ENGINE);
        assertThat(found)
                .singleElement()
                .satisfies(note -> assertThat(note.container()).isEqualTo("multiarch-" + CONTAINER));

        found.get(0).settle();
        assertThat(files()).isEmpty();
    }

    @Test
    void whatSomebodyHoldsIsLeftToHim() throws IOException {
        try (FileChannel use = FileChannel.open(left(), StandardOpenOption.WRITE)) {
            assertThat(use.tryLock()).isNotNull();
            assertThat(abandoned(ENGINE)).isEmpty();
        }
        assertThat(abandoned(ENGINE)).hasSize(1);
    }

    @Test
    void otherNamesAndALinkAreNoNotes() throws IOException {
        Path note = left();
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.delete(note);
        Files.createSymbolicLink(note, elsewhere);
        Files.createFile(folder.resolve(note.getFileName() + ".txt"));
        assertThat(abandoned(ENGINE)).isEmpty();
        assertThat(elsewhere).exists();
    }

    @Test
    void withoutAFolderThereIsNoNoteAndNoHarm() {
        Path nowhere = folder.resolve("nowhere");
        ContainerNote.make(nowhere, ENGINE, CONTAINER).settle();
        assertThat(ContainerNote.abandoned(nowhere, ENGINE)).isEmpty();
    }
}

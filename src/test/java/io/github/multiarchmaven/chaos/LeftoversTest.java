package io.github.multiarchmaven.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @Test
    void resultsAreNothingUnfinished(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("app").resolve("layout"));
        Files.createFile(folder.resolve("app.log"));

        assertThat(Leftovers.unfinishedIn(folder)).isEmpty();
    }

    @Test
    void whatWasBeingMadeIs(@TempDir Path folder) throws Exception {
        Path staging = Files.createDirectories(folder.resolve(".staging-app"));
        Files.createDirectory(staging.resolve("layout"));
        Path aside =
                Files.createFile(Files.createDirectories(folder.resolve("app")).resolve(".image.json"));

        assertThat(Leftovers.unfinishedIn(folder)).containsExactlyInAnyOrder(staging.toString(), aside.toString());
    }
}

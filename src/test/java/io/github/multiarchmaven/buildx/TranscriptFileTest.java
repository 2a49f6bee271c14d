package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.narration.BuildLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class TranscriptFileTest {

    /** The device of Linux that is always full. */
    private static final Path FULL = Path.of("/dev/full");

    private final List<String> warned = new ArrayList<>();

    private final BuildLog log = new BuildLog() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {
            warned.add(line);
        }

        @Override
        public void debug(String line) {}
    };

    @Test
    void hasAllThatWasSaid(@TempDir Path folder) {
        Path file = folder.resolve("below").resolve("app.log");
        try (TranscriptFile transcript = TranscriptFile.create(file, log)) {
            transcript.write("one");
            transcript.write("two");
        }

        assertThat(file).hasContent("one\ntwo\n");
        assertThat(warned).isEmpty();
    }

    @Test
    @EnabledIf("canBeFull")
    void aFullDiskIsSaidOnceAndEndsNoBuild() {
        try (TranscriptFile transcript = TranscriptFile.create(FULL, log)) {
            for (int line = 0; line < 10_000; line++) {
                transcript.write("as much as does not fit into a buffer");
            }
        }

        assertThat(warned)
                .singleElement()
                .asString()
                .startsWith("Not all that buildx said is in /dev/full: ")
                .contains("No space left");
    }

    static boolean canBeFull() {
        return FULL.toFile().exists();
    }
}

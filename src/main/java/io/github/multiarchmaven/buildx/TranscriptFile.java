package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file with all that buildx said during a build, or, when its disk becomes full, with the first part of that. */
final class TranscriptFile implements AutoCloseable {

    private final Path file;
    private final BufferedWriter writer;
    private final BuildLog log;
    private Optional<IOException> broken = Optional.empty();

    private TranscriptFile(Path file, BufferedWriter writer, BuildLog log) {
        this.file = file;
        this.writer = writer;
        this.log = log;
    }

    /**
     * Begins the file anew.
     *
     * @param log is told in the end if the file does not have everything
     */
    static TranscriptFile create(Path file, BuildLog log) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new TranscriptFile(file, Files.newBufferedWriter(file), log);
        } catch (IOException e) {
            throw failed(file.toString(), e);
        }
    }

    /** Standard output and standard error are read by a thread each. */
    synchronized void write(String line) {
        if (broken.isPresent()) {
            return;
        }
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            broken = Optional.of(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            broken = broken.or(() -> Optional.of(e));
        }
        broken.ifPresent(e -> log.warn("Not all that buildx said is in " + file + ": " + e.getMessage()));
    }

    private static ProblemException failed(String file, IOException e) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_FAILED,
                        "cannot write " + file,
                        e.getClass().getSimpleName() + ": " + e.getMessage(),
                        "check that the folder may be written to and that the disk is not full"),
                e);
    }
}

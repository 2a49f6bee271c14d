package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file with all that buildx said during a build. */
final class TranscriptFile implements AutoCloseable {

    private final BufferedWriter writer;

    private TranscriptFile(BufferedWriter writer) {
        this.writer = writer;
    }

    /** Begins the file anew. */
    static TranscriptFile create(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new TranscriptFile(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw failed(file.toString(), e);
        }
    }

    /** Standard output and standard error are read by a thread each. */
    synchronized void write(String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failed("the transcript of the build", e);
        }
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

package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.UnprintedText;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.ShutdownTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * BuildKit's configuration for as long as buildx reads it, which keeps a copy. Only the user may read the file: it may hold
 * a password.
 */
final class ConfigFile implements AutoCloseable {

    private final Path file;
    private final ShutdownTask guard;

    private ConfigFile(Path file) {
        this.file = file;
        this.guard = ShutdownTask.register(this::delete);
    }

    /**
     * Writes it, to a file that others may not read where the file system knows users (java.nio.file.Files, "createTempFile").
     *
     * @throws ProblemException FILE_FAILED
     */
    static ConfigFile of(UnprintedText text) {
        try {
            ConfigFile written = new ConfigFile(Files.createTempFile("multiarch-buildkitd", ".toml"));
            Files.writeString(written.file, text.value());
            return written;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot write a temporary file",
                            String.valueOf(e.getMessage()),
                            "check that the folder for temporary files may be written to and that the disk is not full"),
                    e);
        }
    }

    Path path() {
        return file;
    }

    private void delete() {
        file.toFile().delete();
    }

    @Override
    public void close() {
        delete();
        guard.close();
    }
}

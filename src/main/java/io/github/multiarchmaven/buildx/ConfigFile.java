package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.model.BuildkitdConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.ShutdownTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * BuildKit's configuration for as long as buildx reads it, which keeps a copy. Only the user may read the file: it may hold
 * a password.
 */
final class ConfigFile implements AutoCloseable {

    private static final String FILE = "buildkitd.toml";

    private final Path folder;
    private final ShutdownTask guard;

    private ConfigFile(Path folder) {
        this.folder = folder;
        this.guard = ShutdownTask.register(this::delete);
    }

    /**
     * Writes it, and what it refers to, to a folder that others may not enter where the file system knows users
     * (java.nio.file.Files, "createTempDirectory").
     *
     * @throws ProblemException FILE_FAILED
     */
    static ConfigFile of(BuildkitdConfig config) {
        try {
            ConfigFile written = new ConfigFile(Files.createTempDirectory("multiarch-buildkitd"));
            try {
                written.write(config);
                return written;
            } catch (IOException e) {
                written.close();
                throw e;
            }
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

    private void write(BuildkitdConfig config) throws IOException {
        // a slash leads into a folder on Windows, too, and buildx looks for one there (util/confutil,
        // "LoadConfigFiles")
        Files.writeString(path(), config.in(folder.toString().replace('\\', '/')));
        for (Map.Entry<String, String> file : config.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    Path path() {
        return folder.resolve(FILE);
    }

    private void delete() {
        File[] files = folder.toFile().listFiles();
        Stream.of(files == null ? new File[0] : files).forEach(File::delete);
        folder.toFile().delete();
    }

    @Override
    public void close() {
        delete();
        guard.close();
    }
}

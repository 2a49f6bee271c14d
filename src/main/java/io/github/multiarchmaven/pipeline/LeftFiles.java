package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.credentials.PrivateDockerConfig;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs that were killed have left in the folder for temporary files: the files of trial builds, configurations of
 * BuildKit, and folders for docker with logins and contexts.
 *
 * @param folder for temporary files
 */
record LeftFiles(Path folder) {

    /** Nothing of ours is needed for half as long, but for the folders with logins, which say so themselves. */
    private static final Duration OLD = Duration.ofHours(1);

    private static final String NAMES = "multiarch-{probe,buildkitd}*";

    static LeftFiles ofThisMachine() {
        return new LeftFiles(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Says what there is, and removes nothing. */
    List<Path> find() {
        return attempt(() -> {
            List<Path> found = new ArrayList<>(PrivateDockerConfig.abandoned(folder));
            found.addAll(old());
            return found;
        });
    }

    /**
     * Removes what there is, and says what that was.
     *
     * @throws ProblemException FILE_FAILED
     */
    List<Path> remove() {
        return attempt(() -> {
            List<Path> removed = new ArrayList<>(PrivateDockerConfig.removeAbandoned(folder));
            for (Path each : old()) {
                FolderTree.delete(each);
                removed.add(each);
            }
            return removed;
        });
    }

    private List<Path> old() throws IOException {
        List<Path> found = new ArrayList<>();
        Instant since = Instant.now().minus(OLD);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, NAMES)) {
            for (Path each : all) {
                Instant touched = Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS)
                        .toInstant();
                if (touched.isBefore(since) && Files.isWritable(each)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private List<Path> attempt(Look look) {
        try {
            return look.paths();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "what killed runs have left in " + folder + " cannot be removed",
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "remove files and folders that begin with multiarch- there while nothing is built"),
                    e);
        }
    }

    @FunctionalInterface
    private interface Look {
        List<Path> paths() throws IOException;
    }
}

package io.github.multiarchmaven.buildx;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder for the files of a trial build. */
final class TrialFolder {

    private TrialFolder() {}

    /** What is done with it while it is there. */
    interface Trial<T> {

        T in(Path folder) throws IOException;
    }

    static <T> T use(Trial<T> trial) {
        try {
            Path folder = Files.createTempDirectory("multiarch-probe");
            try {
                return trial.in(folder);
            } finally {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot use a temporary folder",
                            String.valueOf(e.getMessage()),
                            "check that the folder for temporary files may be written to and that the disk is not full"),
                    e);
        }
    }
}

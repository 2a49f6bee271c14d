package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a user asked for: whoever reads it finds the old one or the new one, whole. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Writes it aside, then moves it into its place.
     *
     * @param property that named it
     */
    static void write(Path file, byte[] content, String property) {
        try {
            Path place = file.toAbsolutePath();
            Files.createDirectories(place.getParent());
            Path aside = place.resolveSibling("." + place.getFileName() + ".part");
            try {
                Files.write(aside, content);
                move(aside, place);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "cannot write " + file,
                            e.getClass().getSimpleName() + ": " + e.getMessage(),
                            "correct -D" + property + ", or make room"),
                    e);
        }
    }

    private static void move(Path aside, Path place) throws IOException {
        try {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

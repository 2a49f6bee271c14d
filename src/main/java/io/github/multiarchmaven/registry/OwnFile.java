package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on this machine that is being written. When that fails, no registry is to blame, and none is asked again. */
final class OwnFile extends OutputStream {

    private final Path file;
    private final OutputStream out;

    /** Begins the file anew. */
    OwnFile(Path file) {
        this.file = file;
        try {
            this.out = Files.newOutputStream(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private ProblemException failed(IOException e) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_FAILED,
                        "cannot write " + file,
                        e.getClass().getSimpleName() + ": " + e.getMessage(),
                        "check that the folder may be written to and that the disk is not full"),
                e);
    }
}

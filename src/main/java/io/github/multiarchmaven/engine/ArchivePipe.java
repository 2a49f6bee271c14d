package io.github.multiarchmaven.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Turns an {@link ArchiveWriter} into the stream that the transport wants to read. When the writer fails, reading fails as
 * well: a mere end would look to the engine like a complete archive.
 */
final class ArchivePipe extends FilterInputStream {

    private static final int BUFFER = 1 << 18;

    private final Future<Boolean> writing;

    private ArchivePipe(PipedInputStream reading, Future<Boolean> writing) {
        super(reading);
        this.writing = writing;
    }

    static ArchivePipe from(ArchiveWriter writer, EngineCalls calls) throws IOException {
        PipedInputStream reading = new PipedInputStream(BUFFER);
        PipedOutputStream end = new PipedOutputStream(reading);
        return new ArchivePipe(reading, calls.beside(() -> {
            try (end) {
                writer.writeTo(end);
            }
            return true;
        }));
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        return b < 0 ? end() : b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        return count < 0 ? end() : count;
    }

    @Override
    public void close() throws IOException {
        writing.cancel(true);
        super.close();
    }

    private int end() throws IOException {
        try {
            writing.get();
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new WriterFailed(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The archive could not be read or written: not the engine's fault. */
    static final class WriterFailed extends IOException {

        private static final long serialVersionUID = 1L;

        WriterFailed(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}

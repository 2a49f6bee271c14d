package io.github.multiarchmaven.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.SaveImageCmd;
import io.github.multiarchmaven.model.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An image on its way out of the engine. When it is closed its reader reads no more, so that nothing is written afterwards. */
final class ImageExport implements AutoCloseable {

    private final DockerClient docker;
    private final ImageReference reference;
    private final ArchiveReader reader;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable InputStream stream;
    private boolean closed;

    ImageExport(DockerClient docker, ImageReference reference, ArchiveReader reader) {
        this.docker = docker;
        this.reference = reference;
        this.reader = reader;
    }

    /** All of it; waits for the engine. */
    boolean run() throws IOException {
        reading.lock();
        try (SaveImageCmd save = docker.saveImageCmd(reference.toString());
                InputStream opened = begun(save.exec())) {
            reader.readFrom(opened);
            return true;
        } finally {
            reading.unlock();
        }
    }

    private synchronized InputStream begun(InputStream opened) throws IOException {
        stream = opened;
        if (closed) {
            opened.close();
        }
        return opened;
    }

    /** Hangs up, and waits until the reader has noticed. */
    @Override
    public void close() {
        if (hungUp()) {
            reading.lock();
            try {
                stream = null;
            } finally {
                reading.unlock();
            }
        }
    }

    /** Whether there may be something to wait for. */
    @SuppressWarnings("EmptyCatch") // the connection is given up anyway
    private synchronized boolean hungUp() {
        closed = true;
        if (stream == null) {
            return false;
        }
        try {
            stream.close();
        } catch (IOException e) {
        }
        return true;
    }
}

package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The body of a request on its way, in pieces; each piece tells the watch that something moves. */
final class SentBody extends AbstractHttpEntity {

    /** In bytes. */
    static final int PIECE = 64 * 1024;

    private final Body body;
    private final Watch watch;

    SentBody(Body body, Watch watch) {
        super((String) null, null);
        this.body = body;
        this.watch = watch;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        watch.sending();
        try (InputStream in = open()) {
            byte[] piece = new byte[PIECE];
            long left = body.length();
            while (left > 0) {
                int read = read(in, piece, (int) Math.min(left, PIECE));
                out.write(piece, 0, read);
                left -= read;
                watch.moved();
            }
        }
        watch.receiving();
    }

    private InputStream open() throws SourceFailedException {
        try {
            return body.open();
        } catch (IOException e) {
            throw new SourceFailedException(e);
        }
    }

    private static int read(InputStream in, byte[] piece, int most) throws SourceFailedException {
        try {
            int read = in.read(piece, 0, most);
            if (read < 0) {
                throw new IOException("it ended too early");
            }
            return read;
        } catch (IOException e) {
            throw new SourceFailedException(e);
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        return body.open();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void close() {}
}

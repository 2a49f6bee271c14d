package io.github.multiarchmaven.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A body of unknown length. When it cannot be read to its end, the connection is given up before anything else can happen:
 * HttpCore would properly end the body (5.3.6, {@code sendRequestEntity} closes its stream in any case), and the engine
 * would take what it has for the whole.
 */
final class EngineUpload extends AbstractHttpEntity {

    static final int PIECE = 1 << 16;

    private final InputStream source;
    private final EngineConnection connection;

    EngineUpload(InputStream source, EngineConnection connection) {
        super((String) null, null, true);
        this.source = source;
        this.connection = connection;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int count = read(piece); count >= 0; count = read(piece)) {
            out.write(piece, 0, count);
        }
    }

    private int read(byte[] piece) throws IOException {
        boolean read = false;
        try {
            int count = source.read(piece);
            read = true;
            return count;
        } finally {
            if (!read) {
                connection.close();
            }
        }
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public InputStream getContent() {
        return source;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

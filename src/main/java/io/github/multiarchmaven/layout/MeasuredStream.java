package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.process.CancelledException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What comes out of a layer or another archive, which may be without end: only so much at a time, and so much in all. A reader of archives
 * that believes a length of gigabytes stops here, and so does one whose thread is interrupted.
 */
public final class MeasuredStream extends FilterInputStream {

    private long left;
    private long allowed;

    /** Nothing is allowed yet. */
    public MeasuredStream(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    /** Lets so many bytes more be read, instead of what was let before. */
    public void allow(long bytes) {
        allowed = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException("reading an archive");
        }
        if (length > 0 && (allowed <= 0 || left <= 0)) {
            throw new IOException("there is more in it than there can be");
        }
        int read = super.read(bytes, offset, (int) Math.min(length, Math.min(allowed, left)));
        if (read > 0) {
            allowed -= read;
            left -= read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.max(0, Math.min(count, 8192))];
        int read = read(skipped, 0, skipped.length);
        return Math.max(0, read);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

package io.github.multiarchmaven.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The beginning of a file that can only be read once, from its beginning: kept as far as somebody asks for it, up to a
 * limit, whatever size the file claims to have.
 */
final class FileStart {

    /** Enough for most programs as a whole: what tells an ARM program's version is at its end. */
    static final int LIMIT = 32 * 1024 * 1024;

    private static final int SMALLEST_READ = 4096;

    private final InputStream in;
    private byte[] kept = new byte[0];
    private int length;

    FileStart(InputStream in) {
        this.in = in;
    }

    /** These bytes; empty where the file or what may be kept of it ends before. */
    Optional<ByteBuffer> bytes(long offset, long count) throws IOException {
        if (offset < 0 || count < 0 || offset > LIMIT || count > LIMIT - offset) {
            return Optional.empty();
        }
        int end = (int) (offset + count);
        readUpTo(end);
        return end > length
                ? Optional.empty()
                : Optional.of(ByteBuffer.wrap(kept, (int) offset, (int) count).slice());
    }

    /** The first bytes, fewer where the file is shorter. */
    byte[] first(int count) throws IOException {
        readUpTo(count);
        return Arrays.copyOf(kept, Math.min(count, length));
    }

    private void readUpTo(int end) throws IOException {
        while (length < end) {
            if (length == kept.length) {
                int most = Math.max(SMALLEST_READ, Math.min(2 * length, LIMIT));
                kept = Arrays.copyOf(kept, most);
            }
            int read = in.read(kept, length, kept.length - length);
            if (read < 0) {
                return;
            }
            length += read;
        }
    }
}

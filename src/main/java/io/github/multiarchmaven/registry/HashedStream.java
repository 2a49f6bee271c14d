package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Function;

/** A blob in passing: its last bytes are only handed over when all of them are those of its digest. */
final class HashedStream extends InputStream {

    private final InputStream in;
    private final Digest digest;
    private final long size;
    private final Function<String, ProblemException> wrong;
    private final MessageDigest hash = Digest.newSha256();
    private long count;

    /** @param wrong the problem for bytes that are others, given why */
    HashedStream(InputStream in, Digest digest, long size, Function<String, ProblemException> wrong) {
        this.in = in;
        this.digest = digest;
        this.size = size;
        this.wrong = wrong;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
        int read = in.read(target, from, most);
        if (read < 0) {
            if (count < size) {
                throw new EOFException("it ended after " + count + " of " + size + " bytes");
            }
            return -1;
        }
        count += read;
        if (count > size) {
            throw wrong.apply("blob " + digest + " should have " + size + " bytes and has more");
        }
        hash.update(target, from, read);
        if (count == size && read > 0) {
            check();
        }
        return read;
    }

    private void check() {
        Digest found = Digest.of(hash.digest());
        if (!found.equals(digest)) {
            throw wrong.apply("the bytes of blob " + digest + " have the digest " + found);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

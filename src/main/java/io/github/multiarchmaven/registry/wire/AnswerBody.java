package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.io.InputStream;

/** The body of an answer; at its end, or when it is closed, the connection goes back or away. */
final class AnswerBody extends InputStream {

    private final InputStream in;
    private final Watch watch;
    private final Runnable release;
    private final Runnable abort;
    private boolean done;

    AnswerBody(InputStream in, Watch watch, Runnable release, Runnable abort) {
        this.in = in;
        this.watch = watch;
        this.release = release;
        this.abort = abort;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
        if (done) {
            return -1;
        }
        try {
            int read = in.read(target, from, most);
            if (read < 0) {
                finish(release);
            }
            return read;
        } catch (IOException e) {
            finish(abort);
            throw watch.explain(e);
        }
    }

    @Override
    public void close() {
        finish(abort);
    }

    private void finish(Runnable how) {
        if (!done) {
            done = true;
            watch.close();
            how.run();
        }
    }
}

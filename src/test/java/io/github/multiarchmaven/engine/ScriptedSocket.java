package io.github.multiarchmaven.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket without a network: answers what a test says, keeps what is sent, and takes only so much of it. */
final class ScriptedSocket extends Socket {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final InputStream answer;
    private final int most;
    private boolean closed;

    private ScriptedSocket(String answer, int most) {
        this.answer = new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1));
        this.most = most;
    }

    static ScriptedSocket answering(String answer) {
        return new ScriptedSocket(answer, Integer.MAX_VALUE);
    }

    static ScriptedSocket answeringAfter(int most, String answer) {
        return new ScriptedSocket(answer, most);
    }

    String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                refuseIfClosed();
                return answer.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                refuseIfClosed();
                return answer.read(bytes, offset, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                refuseIfClosed();
                if (sent.size() >= most) {
                    throw new SocketException("Broken pipe");
                }
                sent.write(b);
            }
        };
    }

    private void refuseIfClosed() throws SocketException {
        if (isClosed()) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}

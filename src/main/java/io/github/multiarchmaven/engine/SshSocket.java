package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.process.PipedProcess;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.OptionalInt;

/** The two ends of an ssh that runs, as a socket. Knows no timeouts, like a Unix socket. */
final class SshSocket extends Socket {

    private final PipedProcess ssh;

    private SshSocket(PipedProcess ssh) {
        this.ssh = ssh;
    }

    /**
     * Connects by a command.
     *
     * @throws SshFailedException if the program is not there
     */
    static SshSocket open(List<String> command) throws SshFailedException {
        try {
            return new SshSocket(PipedProcess.start(command));
        } catch (IOException e) {
            throw new SshFailedException(SshFailedException.NOT_STARTED, List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public InputStream getInputStream() {
        return new FilterInputStream(ssh.output()) {
            @Override
            public int read() throws IOException {
                return checked(super.read());
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return checked(super.read(bytes, offset, length));
            }
        };
    }

    /** The end of an ssh that failed is not the end of an answer. */
    private int checked(int read) throws IOException {
        if (read >= 0) {
            return read;
        }
        OptionalInt exitCode = ssh.exitCode();
        if (exitCode.isPresent() && exitCode.getAsInt() != 0) {
            throw new SshFailedException(exitCode.getAsInt(), ssh.errors());
        }
        return read;
    }

    @Override
    public OutputStream getOutputStream() {
        return ssh.input();
    }

    @Override
    public synchronized void close() throws IOException {
        ssh.close();
        super.close();
    }
}

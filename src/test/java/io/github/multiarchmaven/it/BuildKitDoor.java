package io.github.multiarchmaven.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/**
 * An address of BuildKit: whoever connects to it talks to the BuildKit in a container, by the command with which buildx
 * itself gets into one.
 */
public final class BuildKitDoor implements AutoCloseable {

    private final TestEngine engine;
    private final String container;
    private final ServerSocket server;

    private BuildKitDoor(TestEngine engine, String container, ServerSocket server) {
        this.engine = engine;
        this.container = container;
        this.server = server;
        inBackground(this::welcome);
    }

    /** Without TLS. */
    public static BuildKitDoor plain(TestEngine engine, String container) {
        try {
            return new BuildKitDoor(engine, container, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * With TLS, for those with a certificate only.
     *
     * @param folder with {@code ca.pem}, which clients are believed, {@code cert.pem} and {@code key.pem}
     */
    public static BuildKitDoor secured(TestEngine engine, String container, Path folder) {
        try {
            SSLServerSocket server = (SSLServerSocket) PemFolder.at(folder)
                    .context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            SSLParameters parameters = server.getSSLParameters();
            parameters.setNeedClientAuth(true);
            parameters.setApplicationProtocols(new String[] {"h2"});
            server.setSSLParameters(parameters);
            return new BuildKitDoor(engine, container, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code endpoint} of a node. */
    public String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    private void welcome() throws IOException {
        while (true) {
            Socket guest = server.accept();
            inBackground(() -> lead(guest));
        }
    }

    private void lead(Socket guest) throws IOException {
        Process process = engine.dockerCommand("exec", "-i", container, "buildctl", "dial-stdio")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (guest) {
            inBackground(() -> {
                try (OutputStream in = process.getOutputStream()) {
                    pump(guest.getInputStream(), in);
                } finally {
                    process.destroy();
                }
            });
            pump(process.getInputStream(), guest.getOutputStream());
        } finally {
            process.destroy();
        }
    }

    /** Each piece at once: the other side waits for it. */
    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            to.write(buffer, 0, length);
            to.flush();
        }
    }

    /** Ends with its socket. */
    private static void inBackground(Errand errand) {
        Thread thread = new Thread(
                () -> {
                    try {
                        errand.run();
                    } catch (IOException e) {
                        // a connection that ends is no news
                    }
                },
                "way to BuildKit");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        close(server);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Errand {
        void run() throws IOException;
    }
}

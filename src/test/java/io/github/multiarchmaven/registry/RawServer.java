package io.github.multiarchmaven.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that behaves as no server should; the last manner stays. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger connections = new AtomicInteger();

    RawServer(Manner... manners) throws IOException {
        threads.execute(() -> accept(manners));
    }

    /** How a connection is treated; afterwards it is closed. */
    @FunctionalInterface
    interface Manner {

        void treat(RawServer server, Socket socket) throws IOException;
    }

    /** Reads a head and answers. */
    static Manner answering(String answer) {
        return (server, socket) -> {
            server.head(socket);
            write(socket, answer);
        };
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    String name() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The head of the next request; empty if there is none any more. */
    String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        heads.add(head.toString());
        return head.toString();
    }

    /** Copies from one side to the other until one of them ends. */
    void pipe(Socket one, Socket other) {
        open.add(other);
        threads.execute(() -> copy(other, one));
        copy(one, other);
    }

    @SuppressWarnings("EmptyCatch") // a pipe that breaks has ended
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
        }
    }

    @SuppressWarnings("EmptyCatch") // the client or the test has ended it
    private void accept(Manner... manners) {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                Manner manner = manners[Math.min(connections.getAndIncrement(), manners.length - 1)];
                threads.execute(() -> treat(manner, socket));
            }
        } catch (IOException e) {
        }
    }

    @SuppressWarnings("EmptyCatch") // the client or the test has ended it
    private void treat(Manner manner, Socket socket) {
        try (socket) {
            manner.treat(this, socket);
        } catch (IOException e) {
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}

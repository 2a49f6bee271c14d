package io.github.multiarchmaven.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The line to a registry on this machine, on a port of its own, which can be cut, be dead for a while, and be slow. */
final class RegistryLine implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private long sent;
    private long most = Long.MAX_VALUE;
    private boolean holding;
    private final InetSocketAddress registry;
    private final InetSocketAddress own;
    private @Nullable ServerSocket door;
    private CompletableFuture<Void> waiting = CompletableFuture.completedFuture(null);

    /** @param registry host and port */
    RegistryLine(String registry) throws IOException {
        String[] parts = registry.split(":", 2);
        this.registry = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        ServerSocket first = listening(new InetSocketAddress(loopback(), 0));
        this.own = new InetSocketAddress(loopback(), first.getLocalPort());
        accept(first);
    }

    /** Host and port. */
    String name() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return own.getPort();
    }

    /** Carries so many bytes to the registry, and then holds all until {@link #goOn}. */
    synchronized void holdAt(long bytes) {
        sent = 0;
        most = bytes;
        holding = false;
    }

    /** Whether it has come to that. */
    synchronized boolean isHolding() {
        return holding;
    }

    /** Carries everything. */
    synchronized void goOn() {
        most = Long.MAX_VALUE;
        holding = false;
        notifyAll();
    }

    private synchronized void pass(int bytes) throws IOException {
        sent += bytes;
        long now = sent;
        try {
            while (now >= most) {
                holding = true;
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Breaks all connections; new ones are taken. */
    void cut() throws IOException {
        for (Socket socket : open) {
            if (!socket.isClosed()) {
                // with a reset instead of an orderly end
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
        open.clear();
    }

    /** Refuses connections, and breaks those that there are. */
    synchronized void die() throws IOException {
        if (door != null) {
            door.close();
            door = null;
            // while somebody waits at it, the kernel keeps it open a moment longer
            waiting.join();
        }
        cut();
    }

    /** Takes connections again. */
    synchronized void revive() throws IOException {
        if (door == null) {
            accept(listening(own));
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static ServerSocket listening(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address);
        return socket;
    }

    private synchronized void accept(ServerSocket listening) {
        door = listening;
        waiting = CompletableFuture.runAsync(() -> waitAt(listening), threads);
    }

    private void waitAt(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept(), listening);
            } catch (IOException e) {
                // the client is told by the end of its connection, and the loop by the closed door
            }
        }
    }

    private void connect(Socket client, ServerSocket takenAt) throws IOException {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        try {
            if (takenAt.isClosed()) {
                throw new IOException("dead since it was taken");
            }
            server.connect(registry);
        } catch (IOException e) {
            client.close();
            throw e;
        }
        threads.execute(() -> carry(client, server, this::pass));
        threads.execute(() -> carry(server, client, bytes -> {}));
    }

    private interface Toll {

        void pay(int bytes) throws IOException;
    }

    private void carry(Socket from, Socket to, Toll toll) {
        byte[] buffer = new byte[8192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                toll.pay(read);
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // cut, here or there
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            die();
        } finally {
            threads.shutdownNow();
        }
    }
}

package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;

/** Connections that have nothing to do wait here for the next call on their route; there are as many as there are callers. */
final class ConnectionPool implements AutoCloseable {

    private final Connector connector;
    private final Map<Route, Deque<WireConnection>> idle = new ConcurrentHashMap<>();
    private final Set<WireConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ConnectionPool(Connector connector) {
        this.connector = connector;
    }

    WireConnection lease(Route route, Watch watch) throws IOException, HttpException {
        Deque<WireConnection> waiting = idle(route);
        for (WireConnection next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
            if (next.usable()) {
                watch.guard(next);
                return next;
            }
            discard(next);
        }
        if (closed) {
            throw new IOException("the registries have been closed meanwhile");
        }
        WireConnection connection = connector.open(route, watch);
        open.add(connection);
        if (closed) {
            discard(connection);
        }
        return connection;
    }

    boolean speaksTls(Route route, Watch watch) {
        Route encrypted = new Route("https", route.host(), route.port(), route.proxy());
        try {
            release(encrypted, lease(encrypted, watch));
            return true;
        } catch (SSLException e) {
            return Untrusted.is(e);
        } catch (IOException | HttpException e) {
            return false;
        }
    }

    void release(Route route, WireConnection connection) {
        idle(route).addFirst(connection);
    }

    void discard(WireConnection connection) {
        open.remove(connection);
        connection.close();
    }

    private Deque<WireConnection> idle(Route route) {
        return idle.computeIfAbsent(route, any -> new ConcurrentLinkedDeque<>());
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(this::discard);
    }
}

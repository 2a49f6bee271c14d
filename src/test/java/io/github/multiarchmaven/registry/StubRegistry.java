package io.github.multiarchmaven.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server on this machine that answers as it is told, and remembers what it was asked. */
final class StubRegistry implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

    StubRegistry() throws IOException {
        this(HttpServer.create(here(), 0));
    }

    private StubRegistry(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static StubRegistry withTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(here(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new StubRegistry(server);
    }

    private static InetSocketAddress here() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    /** What it answers. */
    record Reply(int status, Map<String, String> headers, String body) {

        static Reply of(int status) {
            return of(status, "");
        }

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }

        static Reply error(int status, String code, String message) {
            return of(status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}");
        }

        static Reply manifest(String content) {
            return of(200, content)
                    .with("Content-Type", "application/vnd.oci.image.index.v1+json; charset=utf-8")
                    .with(
                            "Docker-Content-Digest",
                            Digest.ofContent(content.getBytes(StandardCharsets.UTF_8))
                                    .value());
        }

        Reply with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    /** What it was asked. */
    record Asked(String line, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join("|", headers.getOrDefault(name, List.of("")));
        }
    }

    /** To requests such as {@code GET /v2/}, whatever their query; the last answer stays. */
    StubRegistry on(String request, Reply... answers) {
        replies.put(request, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    String name() {
        return "127.0.0.1:" + port();
    }

    InetAddress address() {
        return server.getAddress().getAddress();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<String> lines() {
        return asked().stream().map(Asked::line).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            asked.add(new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            Reply reply = next(request);
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            boolean silent = exchange.getRequestMethod().equals("HEAD");
            if (silent || reply.body().isEmpty()) {
                exchange.sendResponseHeaders(reply.status(), -1);
            } else {
                byte[] content = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }

    private Reply next(String request) {
        Deque<Reply> left = replies.get(request);
        if (left == null) {
            return Reply.error(404, "STUB_UNKNOWN", "nothing was prepared for " + request);
        }
        synchronized (left) {
            return left.size() > 1 ? left.removeFirst() : left.getFirst();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

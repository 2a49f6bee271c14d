package io.github.multiarchmaven.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An engine that says what a test tells it to say, for the answers that a real one gives only when it is ill. */
public final class StubEngine implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> logins = new ConcurrentHashMap<>();
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> heldBack = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** The body as Latin-1, which has a character for every byte. */
    private record Answer(int status, String body) {
        byte[] bytes() {
            return body.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    public StubEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    public EngineEndpoint endpoint() {
        return EngineEndpoint.of("tcp://127.0.0.1:" + server.getAddress().getPort(), "a test");
    }

    /** Answers a request, {@code POST /containers/?/start}; a question mark stands for any name, the query is left out. */
    public StubEngine on(String request, int status, String body) {
        return on(request, status, body.getBytes(StandardCharsets.UTF_8));
    }

    public StubEngine on(String request, int status, byte[] body) {
        answers.put(request, new Answer(status, new String(body, StandardCharsets.ISO_8859_1)));
        return this;
    }

    /** Accepts a request and never answers. */
    public StubEngine keepSilentOn(String request) {
        return on(request, 0, "");
    }

    /** Answers this request only when it is told to, by what this returns. */
    public Runnable holdBack(String request) {
        CountDownLatch gate = new CountDownLatch(1);
        heldBack.put(request, gate);
        return gate::countDown;
    }

    /** Everything that was asked, in order, names replaced by question marks. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** With what the last of these requests introduced the engine to a registry. */
    public String loginOf(String request) {
        return logins.getOrDefault(request, "");
    }

    public byte[] bodyOf(String request) {
        return bodies.getOrDefault(request, new byte[0]);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("multiarch-[0-9a-f-]+", "?");
        String request = exchange.getRequestMethod() + " " + path;
        requests.add(request);
        bodies.put(request, exchange.getRequestBody().readAllBytes());
        String query = exchange.getRequestURI().getQuery();
        bodies.put(request + "?", (query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
        String login = exchange.getRequestHeaders().getFirst("X-Registry-Auth");
        logins.put(request, login == null ? "" : login);
        Answer answer = answers.getOrDefault(request, new Answer(404, ""));
        if (answer.status() == 0) {
            waitFor(closed);
            exchange.close();
            return;
        }
        CountDownLatch gate = heldBack.get(request);
        if (gate != null) {
            waitFor(gate);
            requests.add("answered " + request);
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), answer.bytes().length == 0 ? -1 : answer.bytes().length);
        exchange.getResponseBody().write(answer.bytes());
        exchange.close();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}

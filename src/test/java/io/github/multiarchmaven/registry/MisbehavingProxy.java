package io.github.multiarchmaven.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Stands between a client and a registry on this machine, and passes on what it is not told to treat otherwise. */
public final class MisbehavingProxy implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicLong blobBytes = new AtomicLong();
    private final AtomicInteger held = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final String registry;

    /** @param registry host and port */
    public MisbehavingProxy(String registry) throws IOException {
        this.registry = registry;
        server.createContext("/", this::treat);
        server.setExecutor(threads);
        server.start();
    }

    /** How one request is treated. */
    @FunctionalInterface
    public interface Manner {

        void treat(MisbehavingProxy proxy, HttpExchange exchange) throws IOException, InterruptedException;
    }

    private record Rule(String request, AtomicInteger times, Manner manner) {}

    public String name() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Treats so many requests like that, each named as {@code PUT /v2/…} without its query, by a pattern. */
    public MisbehavingProxy on(String request, int times, Manner manner) {
        rules.add(new Rule(request, new AtomicInteger(times), manner));
        return this;
    }

    /** Behaves well from now on. */
    public void behave() {
        rules.clear();
    }

    /** Bytes of blobs that were passed on to the registry. */
    public long blobBytes() {
        return blobBytes.get();
    }

    /** Requests that are held in their middle. */
    public int held() {
        return held.get();
    }

    static Manner pass() {
        return (proxy, exchange) ->
                proxy.pass(exchange, exchange.getRequestURI().toString());
    }

    /** Takes a part of what comes, and breaks the connection. */
    static Manner breaking() {
        return (proxy, exchange) -> exchange.getRequestBody().readNBytes(1000);
    }

    static Manner answering(int status, Map<String, String> headers) {
        return (proxy, exchange) -> {
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Says nothing for as long as the proxy lives. */
    static Manner stalling() {
        return (proxy, exchange) -> proxy.end.await();
    }

    /** Takes a part of every request that is larger, and then says nothing for as long as the proxy lives. */
    public static Manner holding(long bytes) {
        return (proxy, exchange) -> {
            if (Long.parseLong(exchange.getRequestHeaders().getFirst("Content-Length")) <= bytes) {
                pass().treat(proxy, exchange);
                return;
            }
            exchange.getRequestBody().readNBytes((int) bytes);
            proxy.held.incrementAndGet();
            proxy.end.await();
        };
    }

    /** Passes on what it then answers a few bytes at a time. */
    static Manner dripping() {
        return (proxy, exchange) -> {
            HttpResponse<byte[]> answer =
                    proxy.ask(exchange, exchange.getRequestURI().toString());
            proxy.head(exchange, answer);
            int piece = Math.max(1, answer.body().length / 20);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int at = 0; at < answer.body().length; at += piece) {
                    TimeUnit.MILLISECONDS.sleep(50);
                    out.write(answer.body(), at, Math.min(piece, answer.body().length - at));
                    out.flush();
                }
            }
        };
    }

    /** Announces all and passes on half. */
    static Manner truncating() {
        return (proxy, exchange) -> {
            HttpResponse<byte[]> answer =
                    proxy.ask(exchange, exchange.getRequestURI().toString());
            proxy.head(exchange, answer);
            exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
            exchange.getResponseBody().flush();
        };
    }

    static Manner withAnotherHeader(String name, String value) {
        return (proxy, exchange) -> {
            HttpResponse<byte[]> answer =
                    proxy.ask(exchange, exchange.getRequestURI().toString());
            proxy.head(exchange, answer, Map.of(name, value));
            exchange.getResponseBody().write(answer.body());
        };
    }

    /** The registry hears nothing of what comes behind the question mark. */
    static Manner withoutQuery() {
        return (proxy, exchange) ->
                proxy.pass(exchange, exchange.getRequestURI().getPath());
    }

    /** As if the token was no longer good. */
    static Manner withoutAuthorization() {
        return (proxy, exchange) -> {
            String path = exchange.getRequestURI().toString();
            proxy.answer(exchange, proxy.ask(exchange, path, name -> !name.equals("authorization")));
        };
    }

    /** Something happens before. */
    static Manner after(Runnable event) {
        return (proxy, exchange) -> {
            event.run();
            pass().treat(proxy, exchange);
        };
    }

    private void treat(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try (exchange) {
            manner(request).treat(this, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Manner manner(String request) {
        for (Rule rule : rules) {
            if (request.matches(rule.request()) && rule.times().getAndDecrement() > 0) {
                return rule.manner();
            }
        }
        return pass();
    }

    private void pass(HttpExchange exchange, String path) throws IOException, InterruptedException {
        answer(exchange, ask(exchange, path));
    }

    private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        head(exchange, answer);
        exchange.getResponseBody().write(answer.body());
    }

    private void head(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        head(exchange, answer, Map.of());
    }

    private void head(HttpExchange exchange, HttpResponse<byte[]> answer, Map<String, String> others)
            throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        answer.headers()
                .firstValue("Location")
                .ifPresent(location -> exchange.getResponseHeaders()
                        .set("Location", location.replace("//" + registry, "//" + name())));
        others.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, String path) throws IOException, InterruptedException {
        return ask(exchange, path, name -> true);
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, String path, Predicate<String> headers)
            throws IOException, InterruptedException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readAllBytes();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + registry + path))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (headers.test(name.toLowerCase(Locale.ROOT)) && !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (exchange.getRequestMethod().equals("PUT") && path.contains("/blobs/") && answer.statusCode() == 201) {
            blobBytes.addAndGet(body.length);
        }
        return answer;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

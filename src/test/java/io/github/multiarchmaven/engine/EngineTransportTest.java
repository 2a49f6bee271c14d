package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTransportTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String SECRET = "bWFyay1vZi1hLXNlY3JldA==";
    private static final String CONTENT = "mark of the content";

    private ServerSocket server;
    private EngineTransport transport;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        transport = new EngineTransport(address("/behind/"), LIMIT, Optional.empty());
    }

    @AfterEach
    void closeBoth() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void asksWithWhatItIsGivenAndNothingThatWouldBeRememberedOrRepeated() throws Exception {
        CompletableFuture<String> asked = answer(EMPTY);

        transport
                .execute(Request.builder()
                        .method(Request.Method.GET)
                        .path("/images/acme%2Fapp/json?a=b%20c")
                        .putHeader("X-Registry-Auth", SECRET)
                        .build())
                .close();

        assertThat(asked.get(30, TimeUnit.SECONDS).split("\r\n"))
                .containsExactly(
                        "GET /behind/images/acme%2Fapp/json?a=b%20c HTTP/1.1",
                        "X-Registry-Auth: " + SECRET, "Host: 127.0.0.1:" + server.getLocalPort(), "Connection: close");
    }

    @Test
    void givesTheLengthOfABodyThatItKnows() throws Exception {
        CompletableFuture<String> asked = answer(EMPTY);

        transport
                .execute(Request.builder()
                        .method(Request.Method.POST)
                        .path("/x")
                        .bodyBytes(new byte[] {'{', '}'})
                        .build())
                .close();

        assertThat(asked.get(30, TimeUnit.SECONDS)).contains("\r\nContent-Length: 2\r\n");
    }

    @Test
    void saysThatAPostHasNoBody() throws Exception {
        CompletableFuture<String> asked = answer(EMPTY);

        transport.execute(post("/x").build()).close();

        assertThat(asked.get(30, TimeUnit.SECONDS)).contains("\r\nContent-Length: 0\r\n");
    }

    @Test
    void handsOverStatusHeadersAndBody() throws Exception {
        CompletableFuture<String> asked = answer(
                "HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\nWarning: a\r\nwarning: b\r\nContent-Length: 3\r\n\r\nabc");

        try (Response response = transport.execute(get("/x"))) {
            assertThat(response.getStatusCode()).isEqualTo(302);
            assertThat(response.getHeader("Location")).isEqualTo("/elsewhere");
            assertThat(response.getHeaders()).containsEntry("warning", List.of("a", "b"));
            assertThat(response.getBody()).hasContent("abc");
        }
        assertThat(asked.get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void hasAnEmptyBodyWhereThereIsNone() throws Exception {
        CompletableFuture<String> asked = answer("HTTP/1.1 204 No Content\r\n\r\n");

        try (Response response = transport.execute(get("/x"))) {
            assertThat(response.getBody()).isEmpty();
        }
        assertThat(asked.get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void asksOnlyOnceWhenTheEngineHangsUp() throws Exception {
        CompletableFuture<String> first = answer("");

        assertThatThrownBy(() -> transport.execute(get("/first"))).isInstanceOf(UncheckedIOException.class);

        assertThat(first.get(30, TimeUnit.SECONDS)).startsWith("GET /behind/first ");
        CompletableFuture<String> second = answer(EMPTY);
        transport.execute(get("/second")).close();
        assertThat(second.get(30, TimeUnit.SECONDS)).startsWith("GET /behind/second ");
    }

    @Test
    void hangsUpInsteadOfReadingAnAnswerThatDoesNotEnd() throws Exception {
        CompletableFuture<Integer> hungUp = new CompletableFuture<>();
        Thread engine = new Thread(() -> {
            try (Socket socket = server.accept()) {
                head(socket);
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                hungUp.complete(socket.getInputStream().read());
            } catch (IOException e) {
                hungUp.complete(-1);
            }
        });
        engine.start();

        try (InputStream body = transport.execute(get("/x")).getBody()) {
            assertThat(body.read()).isEqualTo('a');
        }

        assertThat(hungUp.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                transport.execute(get("/silence")).close();
                outcome.complete(new AssertionError("there was no answer"));
            } catch (RuntimeException e) {
                outcome.complete(e);
            }
        });
        caller.start();
        try (Socket silent = server.accept()) {
            head(silent);

            transport.close();

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void asksNothingAfterItWasClosed() {
        transport.close();

        assertThatThrownBy(() -> transport.execute(get("/x"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void isNotMadeForInputToAContainer() {
        assertThatThrownBy(() -> transport.execute(
                        post("/x").hijackedInput(InputStream.nullInputStream()).build()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatIsNotHttp() throws Exception {
        CompletableFuture<String> asked = answer("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        assertThatThrownBy(() -> transport.execute(get("/x"))).isInstanceOf(IllegalStateException.class);
        assertThat(asked.get(30, TimeUnit.SECONDS)).isNotEmpty();
    }

    @Test
    void goesOnToTheNextAddressOfAName() throws Exception {
        byte[] six = new byte[16];
        six[15] = 1;
        InetAddress nobody = InetAddress.getByAddress(six);

        try (Socket socket = EngineSocket.tcp(List.of(nobody, server.getInetAddress()), server.getLocalPort(), LIMIT)) {
            assertThat(socket.getRemoteSocketAddress())
                    .isEqualTo(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
        }
    }

    @Test
    void failsAsTheLastAddressOfANameDoes() throws Exception {
        int port = server.getLocalPort();
        server.close();

        assertThatThrownBy(() -> EngineSocket.tcp(List.of(InetAddress.getLoopbackAddress()), port, LIMIT))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> EngineSocket.tcp(List.of(), port, LIMIT)).hasMessage("it has no address");
    }

    /** The log is that of all libraries under docker-java at DEBUG, as {@code mvn -X} would print it. */
    @Test
    void writesNeitherContentNorHeadersIntoTheLog() throws Exception {
        try (StubEngine stub = new StubEngine();
                Engine engine = Engine.connect(stub.endpoint())) {
            stub.on("GET /_ping", 200, "OK").on("POST /images/load", 200, "{\"stream\":\"" + CONTENT + "\"}");
            engine.load(archive -> archive.write(CONTENT.getBytes(StandardCharsets.UTF_8)));
        }
        CompletableFuture<String> asked = answer(EMPTY);
        transport
                .execute(post("/x")
                        .putHeader("X-Registry-Auth", SECRET)
                        .body(new ByteArrayInputStream(CONTENT.getBytes(StandardCharsets.UTF_8)))
                        .build())
                .close();
        assertThat(asked.get(30, TimeUnit.SECONDS)).contains(SECRET);

        assertThat(Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"))))
                .as("docker-java's own lines, which show that DEBUG is on")
                .contains("DEBUG com.github.dockerjava")
                .doesNotContain(CONTENT, SECRET, "/images/load", "org.apache.hc");
    }

    private URI address(String path) {
        return URI.create("tcp://127.0.0.1:" + server.getLocalPort() + path);
    }

    private static Request get(String path) {
        return Request.builder().method(Request.Method.GET).path(path).build();
    }

    private static Request.Builder post(String path) {
        return Request.builder()
                .method(Request.Method.POST)
                .putHeader("Accept", "*/*")
                .path(path);
    }

    /** Answers one request and hangs up; the result is the request's head. */
    private CompletableFuture<String> answer(String answer) {
        CompletableFuture<String> asked = new CompletableFuture<>();
        Thread engine = new Thread(() -> {
            try (Socket socket = server.accept()) {
                String head = head(socket);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
                asked.complete(head);
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        });
        engine.setDaemon(true);
        engine.start();
        return asked;
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }
}

package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import io.github.multiarchmaven.registry.wire.Limits;
import io.github.multiarchmaven.registry.wire.ProxyServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class RegistryConnectionsTest {

    private static final ManifestName TAG = ManifestName.tag("1.0");
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Type: x\r\nContent-Length: 2\r\n\r\n{}";
    private static final String CREATED = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
    private static final String ACCEPTED = "HTTP/1.1 202 Accepted\r\nLocation: /u\r\nContent-Length: 0\r\n\r\n";
    private static final RawServer.Manner HANGING_UP = (server, socket) -> {
        server.head(socket);
        socket.setSoLinger(true, 0);
    };
    private static final RawServer.Manner SILENT = (server, socket) -> {
        server.head(socket);
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    };
    private static final RawServer.Manner GOOD_TO_ALL = (server, socket) -> {
        while (!server.head(socket).isEmpty()) {
            RawServer.write(socket, GOOD);
        }
    };

    private final Scene scene = new Scene();

    @Test
    void asksAgainWhenTheConnectionIsReset() throws IOException {
        try (RawServer server = new RawServer(RawServer.answering(GOOD), HANGING_UP, GOOD_TO_ALL);
                Registries registries = scene.registries()) {
            registries.at(server.name()).manifest("acme/app", TAG);
            registries.at(server.name()).manifest("acme/app", TAG);
        }
        assertThat(scene.pauses).hasSize(1);
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        try (RawServer server = new RawServer(GOOD_TO_ALL);
                Registries registries = scene.registries()) {
            IntStream.range(0, 5).forEach(i -> registries.at(server.name()).manifest("acme/app", TAG));

            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        try (StubRegistry stub = new StubRegistry();
                Registries registries = scene.registries()) {
            stub.on("GET /v2/acme/app/manifests/1.0", StubRegistry.Reply.manifest("{}"));
            List<CompletableFuture<RemoteManifest>> all = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> registries.at(stub.name()).manifest("acme/app", TAG)))
                    .toList();

            for (CompletableFuture<RemoteManifest> one : all) {
                assertThat(one.get(60, TimeUnit.SECONDS).bytes()).hasSize(2);
            }
        }
    }

    @Test
    void beginsAnUploadAgainThatWasResetInTheMiddle() throws IOException {
        byte[] blob = new byte[3_000_000];
        RawServer.Manner resetting = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, ACCEPTED);
            server.head(socket);
            RawServer.write(socket, "HTTP/1.1 100 Continue\r\n\r\n");
            socket.getInputStream().readNBytes(100_000);
            socket.setSoLinger(true, 0);
        };
        RawServer.Manner taking = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, ACCEPTED);
            server.head(socket);
            RawServer.write(socket, "HTTP/1.1 100 Continue\r\n\r\n");
            if (socket.getInputStream().readNBytes(blob.length).length == blob.length) {
                RawServer.write(socket, CREATED);
            }
        };
        try (RawServer server = new RawServer(resetting, taking)) {
            upload(server, blob);

            assertThat(server.heads)
                    .extracting(head -> head.substring(0, head.indexOf(' ')))
                    .containsExactly("POST", "PUT", "POST", "PUT");
        }
    }

    @Test
    void sendsNoBodyToWhoeverDoesNotWantIt() throws IOException {
        byte[] blob = new byte[3_000_000];
        CompletableFuture<Integer> sent = new CompletableFuture<>();
        RawServer.Manner refusing = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, ACCEPTED);
            server.head(socket);
            RawServer.write(socket, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
            sent.complete(socket.getInputStream().readAllBytes().length);
        };
        try (RawServer server = new RawServer(refusing)) {
            assertThatProblem(() -> upload(server, blob), ProblemCode.REGISTRY_FAILED)
                    .hasMessageContaining("status 413");
            assertThat(sent.orTimeout(60, TimeUnit.SECONDS).join()).isZero();
        }
    }

    @Test
    void hearsWhatIsSaidBeforeTheBodyHasBeenSent() throws IOException {
        byte[] blob = new byte[900_000];
        RawServer.Manner refusing = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, ACCEPTED);
            server.head(socket);
            RawServer.write(socket, "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        };
        try (RawServer server = new RawServer(refusing)) {
            assertThatProblem(() -> upload(server, blob), ProblemCode.REGISTRY_FAILED)
                    .hasMessageContaining("status 413");
        }
    }

    @Test
    void endsACallThatNothingComesFrom() throws IOException {
        scene.limits = new Limits(
                Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofSeconds(60));
        try (RawServer server = new RawServer(RawServer.answering(GOOD), SILENT);
                Registries registries = scene.registries()) {
            registries.at(server.name()).manifest("acme/app", TAG);

            assertThatProblem(
                            () -> registries.at(server.name()).manifest("acme/app", TAG),
                            ProblemCode.REGISTRY_UNREACHABLE)
                    .hasMessageContaining("it took too long")
                    .hasMessageContaining("tried 6 times");
        }
    }

    @Test
    void endsAnUploadThatNobodyReads() throws IOException {
        scene.limits = new Limits(
                Duration.ofSeconds(5), Duration.ofMillis(400), Duration.ofSeconds(60), Duration.ofSeconds(60));
        CompletableFuture<String> never = new CompletableFuture<>();
        RawServer.Manner deaf = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, ACCEPTED);
            server.head(socket);
            never.join();
        };
        try (RawServer server = new RawServer(deaf)) {
            assertThatProblem(() -> upload(server, new byte[32_000_000]), ProblemCode.REGISTRY_UNREACHABLE)
                    .hasMessageContaining("nothing could be sent");
        } finally {
            never.complete("");
        }
    }

    @Test
    void endsACallThatGoesOnForEver() throws IOException {
        scene.limits = new Limits(
                Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(600), Duration.ofMillis(600));
        RawServer.Manner dripping = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            while (true) {
                RawServer.write(socket, " ");
            }
        };
        try (RawServer server = new RawServer(RawServer.answering(GOOD), dripping);
                Registries registries = scene.registries()) {
            registries.at(server.name()).manifest("acme/app", TAG);
            try (InputStream blob =
                    registries.at(server.name()).openBlob("acme/app", Digest.ofContent(new byte[0]), 100_000_000)) {
                assertThatThrownBy(blob::readAllBytes)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("was not done within");
            }
        }
    }

    @Test
    void noticesThatABlobIsCutOff() throws IOException {
        byte[] blob = {'a', 'b', 'c', 'd'};
        try (RawServer server = new RawServer(RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc"));
                Registries registries = scene.registries();
                InputStream in = registries.at(server.name()).openBlob("acme/app", Digest.ofContent(blob), 4)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void beginsABlobAnewThatWasCutOff(@TempDir Path folder) throws IOException {
        byte[] blob = {'a', 'b', 'c', 'd'};
        try (RawServer server = new RawServer(
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc"),
                        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd"));
                Registries registries = scene.registries()) {
            registries
                    .at(server.name())
                    .fetch("acme/app", Digest.ofContent(blob), 4, folder.resolve("blob"), bytes -> {});
        }
        assertThat(folder.resolve("blob")).hasBinaryContent(blob);
    }

    @Test
    void noticesThatABlobOfUnknownLengthIsCutOffOrTooLong() throws IOException {
        byte[] blob = {'a', 'b', 'c', 'd'};
        try (RawServer server = new RawServer(
                        RawServer.answering("HTTP/1.0 200 OK\r\n\r\nabc"),
                        RawServer.answering("HTTP/1.0 200 OK\r\n\r\nabcde"));
                Registries registries = scene.registries()) {
            try (InputStream in = registries.at(server.name()).openBlob("acme/app", Digest.ofContent(blob), 4)) {
                assertThatThrownBy(in::readAllBytes).hasMessageContaining("after 3 of 4 bytes");
            }
            try (InputStream in = registries.at(server.name()).openBlob("acme/app", Digest.ofContent(blob), 4)) {
                assertThatProblem(in::readAllBytes, ProblemCode.DIGEST_MISMATCH).hasMessageContaining("has more");
            }
        }
    }

    @Test
    void saysThatNobodySpeaksHttpThere() throws IOException {
        try (RawServer server = new RawServer((s, socket) -> RawServer.write(socket, "SSH-2.0-OpenSSH_9.2\r\n\r\n"));
                Registries registries = scene.registries()) {
            assertThatProblem(() -> registries.at(server.name()).manifest("acme/app", TAG), ProblemCode.REGISTRY_FAILED)
                    .hasMessageContaining("does not speak HTTP");
        }
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        try (Registries registries = scene.registries()) {
            assertThatProblem(
                    () -> registries.at("127.0.0.1:" + port).manifest("acme/app", TAG),
                    ProblemCode.REGISTRY_UNREACHABLE);
        }
        assertThat(scene.pauses).isEmpty();
    }

    @Test
    void aHostThatDoesNotExistIsAskedAgainOnlyIfItAnsweredBefore() {
        BrokenCall unknown = BrokenCall.of(new UnknownHostException("registry.example.com"), UnaryOperator.identity());

        assertThat(unknown.code()).isEqualTo(ProblemCode.REGISTRY_UNREACHABLE);
        assertThat(unknown.weather()).isEqualTo(Weather.Outlook.PASSING_ONCE_SEEN);
        assertThat(unknown.why()).isEqualTo("there is no host of that name");
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CompletableFuture<String> asked = new CompletableFuture<>();
        try (RawServer server = new RawServer((s, socket) -> {
            asked.complete(s.head(socket));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            scene.limits = Limits.USUAL;
            Registries registries = scene.registries();
            CompletableFuture<RemoteManifest> reading = CompletableFuture.supplyAsync(
                    () -> registries.at(server.name()).manifest("acme/app", TAG));
            assertThat(asked.get(60, TimeUnit.SECONDS)).isNotEmpty();

            registries.close();

            assertThatThrownBy(() -> reading.get(60, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private void upload(RawServer server, byte[] blob) {
        try (Registries registries = scene.registries()) {
            registries
                    .at(server.name())
                    .upload(
                            "acme/app",
                            new BlobContent(Digest.ofContent(blob), blob.length, () -> new ByteArrayInputStream(blob)));
        }
    }

    static Stream<Named<RawServer.Manner>> neverDone() {
        return Stream.of(
                Named.of("silent", SILENT),
                Named.of("dripping its head", (server, socket) -> {
                    server.head(socket);
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nX: ");
                    drip(socket);
                }),
                Named.of("dripping its body", (server, socket) -> {
                    server.head(socket);
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    drip(socket);
                }));
    }

    private static void drip(Socket socket) throws IOException {
        while (true) {
            RawServer.write(socket, "x");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @ParameterizedTest
    @MethodSource("neverDone")
    void endsWhatIsUnderWayWhenItsThreadIsInterrupted(RawServer.Manner manner) throws Exception {
        scene.limits = new Limits(
                Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30));
        CompletableFuture<Thread> reading = new CompletableFuture<>();
        try (RawServer server = new RawServer(RawServer.answering(GOOD), (s, socket) -> {
                    reading.join().interrupt();
                    manner.treat(s, socket);
                });
                Registries registries = scene.registries()) {
            registries.at(server.name()).manifest("acme/app", TAG);
            CompletableFuture<RemoteManifest> read = CompletableFuture.supplyAsync(() -> {
                reading.complete(Thread.currentThread());
                return registries.at(server.name()).manifest("acme/app", TAG);
            });

            assertThatThrownBy(() -> read.get(60, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            CancelledException.class,
                            e -> assertThat(e.interrupted())
                                    .isEqualTo(server.name() + ", to read manifest 1.0 of acme/app"));
        }
    }

    @ParameterizedTest
    @MethodSource("neverDone")
    void endsASmallAnswerThatGoesOnForEver(RawServer.Manner manner) throws IOException {
        scene.limits = new Limits(
                Duration.ofSeconds(5), Duration.ofMinutes(30), Duration.ofMillis(600), Duration.ofMinutes(30));
        try (RawServer server = new RawServer(RawServer.answering(GOOD), manner);
                Registries registries = scene.registries()) {
            registries.at(server.name()).manifest("acme/app", TAG);

            assertThatProblem(
                            () -> registries.at(server.name()).manifest("acme/app", TAG),
                            ProblemCode.REGISTRY_UNREACHABLE)
                    .hasMessageContaining("it was not done within");
        }
    }

    @ParameterizedTest
    @MethodSource("neverDone")
    void endsAProxyThatNeverOpensTheWay(RawServer.Manner manner) throws IOException {
        scene.limits = new Limits(
                Duration.ofMillis(400), Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofMinutes(30));
        try (RawServer proxy = new RawServer(manner)) {
            scene.proxies = List.of(new ProxyServer("https", "127.0.0.1", proxy.port(), Optional::empty, List.of()));
            try (Registries registries = scene.registries()) {
                assertThatProblem(
                        () -> registries.at("registry.example.com").manifest("acme/app", TAG),
                        ProblemCode.REGISTRY_UNREACHABLE);
            }
        }
    }

    @Test
    void readsNoMoreOfAProxysAnswerThanAnybodyWouldSend() throws IOException {
        CompletableFuture<String> bored = new CompletableFuture<>();
        RawServer.Manner talking = (server, socket) -> {
            server.head(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
            try {
                while (true) {
                    RawServer.write(socket, "X: y\r\n");
                }
            } catch (IOException e) {
                bored.complete("");
            }
        };
        try (RawServer proxy = new RawServer(talking)) {
            scene.proxies = List.of(new ProxyServer("https", "127.0.0.1", proxy.port(), Optional::empty, List.of()));
            try (Registries registries = scene.registries()) {
                assertThatProblem(
                                () -> registries.at("registry.example.com").manifest("acme/app", TAG),
                                ProblemCode.REGISTRY_UNREACHABLE)
                        .hasMessageContaining("header");
            }
            assertThat(bored.orTimeout(60, TimeUnit.SECONDS).join()).isEmpty();
        }
    }

    @Test
    void aNameOfWhichNoAddressCanBeMadeIsAProblem() {
        try (Registries registries = scene.registries()) {
            assertThatProblem(() -> registries.at("registry.3com"), ProblemCode.REGISTRY_UNREACHABLE)
                    .hasMessageContaining("No address can be made of its name");
        }
    }

    @Test
    void everyReferenceHasAnAddressOrAProblem() {
        Random random = new Random(20261125);
        String letters = "aA09.-:[]/l";
        int opened = 0;
        try (Registries registries = scene.registries()) {
            for (int round = 0; round < 60_000; round++) {
                StringBuilder text = new StringBuilder();
                random.ints(1 + random.nextInt(14), 0, letters.length()).forEach(i -> text.append(letters.charAt(i)));
                try {
                    String registry =
                            ImageReference.of(text.append("/a:1").toString()).registry();
                    registries.at(registry);
                    opened++;
                    assertThat(RegistryHost.of(registry).at("https").getHost()).isNotNull();
                } catch (IllegalArgumentException | ProblemException e) {
                    assertThat(e.getMessage()).isNotNull();
                }
            }
        }
        assertThat(opened).isGreaterThan(100);
    }
}

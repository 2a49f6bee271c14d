package io.github.multiarchmaven.registry;

import static io.github.multiarchmaven.registry.Expecting.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.registry.StubRegistry.Reply;
import io.github.multiarchmaven.registry.wire.ProxyServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RegistryTlsTest {

    private static final String PATH = "/v2/acme/app/manifests/1.0";
    private static final ManifestName TAG = ManifestName.tag("1.0");
    private static final String PROXY_LOGIN = "cHJveHk6bWFyazpvZiBhK3NlY3JldA==";
    private static final String GOOD = "HTTP/1.1 200 OK\r\nContent-Type: x\r\nContent-Length: 2\r\n\r\n{}";

    @TempDir
    static Path folder;

    private static Certificates certificates;

    private final Scene scene = new Scene();
    private StubRegistry stub;

    @BeforeAll
    static void certify() throws Exception {
        certificates = new Certificates(folder);
    }

    @BeforeEach
    void open() throws Exception {
        stub = StubRegistry.withTls(certificates.serverSide()).on("GET " + PATH, Reply.manifest("{}"));
        scene.authorities = Optional.of(certificates.pem());
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void trustsTheAuthorityOfAFile() {
        read(stub.name());

        assertThat(stub.lines()).containsExactly("GET " + PATH);
    }

    @Test
    void trustsNobodyWithoutIt() {
        scene.authorities = Optional.empty();

        assertThatProblem(() -> read(stub.name()), ProblemCode.REGISTRY_UNTRUSTED)
                .hasMessageContaining("certificate is not trusted")
                .hasMessageContaining("PEM file");
        assertThat(scene.pauses).isEmpty();
    }

    @Test
    void trustsNoCertificateOfAnotherHost() {
        assertThatProblem(() -> read("localhost:" + stub.port()), ProblemCode.REGISTRY_UNTRUSTED);
    }

    @Test
    void needsCertificatesInTheFile() throws IOException {
        scene.authorities = Optional.of(folder.resolve("nothing.pem"));
        assertThatProblem(scene::registries, ProblemCode.REGISTRY_UNTRUSTED).hasMessageContaining("nothing.pem");

        scene.authorities = Optional.of(Files.writeString(folder.resolve("empty.pem"), ""));
        assertThatProblem(scene::registries, ProblemCode.REGISTRY_UNTRUSTED).hasMessageContaining("no certificate");

        scene.authorities = Optional.of(Files.writeString(folder.resolve("wrong.pem"), "hello"));
        assertThatProblem(scene::registries, ProblemCode.REGISTRY_UNTRUSTED).hasMessageContaining("wrong.pem");
    }

    @Test
    void reachesARegistryThroughAProxyThatWantsALogin() throws IOException {
        scene.as(Scene.login());
        stub.on("GET " + PATH, Reply.of(401).with("WWW-Authenticate", "Basic realm=x"), Reply.manifest("{}"));
        try (RawServer proxy = new RawServer(this::connect)) {
            scene.proxies = List.of(proxy(proxy, "http"));
            read("registry.test");

            assertThat(proxy.heads)
                    .singleElement()
                    .asString()
                    .startsWith("CONNECT registry.test:443 HTTP/1.1\r\n")
                    .contains("Proxy-Authorization: Basic " + PROXY_LOGIN)
                    .doesNotContain("\r\nAuthorization");
            assertThat(stub.asked())
                    .allSatisfy(asked ->
                            assertThat(asked.header("Proxy-authorization")).isEmpty());
            assertThat(stub.asked()).last().satisfies(asked -> {
                assertThat(asked.header("Authorization")).startsWith("Basic ");
                assertThat(asked.header("Host")).isEqualTo("registry.test");
            });
        }
    }

    @Test
    void saysThatTheProxyRefused() throws IOException {
        try (RawServer proxy = new RawServer(RawServer.answering("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"))) {
            scene.proxies = List.of(proxy(proxy, "https"));

            assertThatProblem(() -> read("registry.test"), ProblemCode.REGISTRY_UNREACHABLE)
                    .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port() + " answered with status 407")
                    .hasMessageNotContaining(Scene.SECRET);
        }
    }

    @Test
    void speaksPlainHttpWithANamedRegistryThatHasNoTls() throws IOException {
        RawServer.Manner plain = (server, socket) -> RawServer.write(
                socket,
                server.head(socket).startsWith("CONNECT") ? "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n" : GOOD);
        try (RawServer proxy = new RawServer(plain)) {
            scene.proxies = List.of(proxy(proxy, "http"));
            scene.insecure = Set.of("registry.test:5000");
            read("registry.test:5000");

            assertThat(proxy.heads)
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith("GET http://registry.test:5000" + PATH + " HTTP/1.1\r\n")
                    .contains("Host: registry.test:5000\r\n")
                    .contains("Proxy-Authorization: Basic " + PROXY_LOGIN);
        }
    }

    @Test
    void speaksTlsWithANamedRegistryThatHasIt() throws IOException {
        try (RawServer proxy = new RawServer(this::connect)) {
            scene.proxies = List.of(proxy(proxy, "http"));
            scene.insecure = Set.of("registry.test:5000");
            read("registry.test:5000");

            assertThat(proxy.heads).hasSize(1).first().asString().startsWith("CONNECT registry.test:5000");
        }
    }

    /** The log is that of all libraries at DEBUG, as {@code mvn -X} would print it. */
    @Test
    void writesNoSecretIntoTheLog() throws IOException {
        scene.as(Scene.login());
        stub.on(
                        "GET " + PATH,
                        Reply.of(401)
                                .with("WWW-Authenticate", "Bearer realm=\"https://registry.test/token\",service=x"),
                        Reply.of(307).with("Location", "/signed?signature=mark-of-a-signature"))
                .on("GET /token", Reply.of(200, "{\"token\":\"mark-of-a-token\"}"))
                .on("GET /signed", Reply.manifest("{}"));
        try (RawServer proxy = new RawServer(this::connect)) {
            scene.proxies = List.of(proxy(proxy, "http"));
            read("registry.test");
        }

        assertThat(stub.asked().get(2).header("Authorization")).isEqualTo("Bearer mark-of-a-token");
        assertThat(System.getProperty("org.slf4j.simpleLogger.log.org.apache.hc"))
                .isEqualTo("debug");
        Path log = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"));
        assertThat(Files.exists(log) ? Files.readString(log) : "")
                .doesNotContain("mark-of-a-", Scene.SECRET, PROXY_LOGIN, "Basic ", "org.apache.hc");
    }

    private void read(String registry) {
        try (Registries registries = scene.registries()) {
            registries.at(registry).manifest("acme/app", TAG);
        }
    }

    private static ProxyServer proxy(RawServer server, String protocol) {
        return new ProxyServer(
                protocol,
                "127.0.0.1",
                server.port(),
                () -> Optional.of(new UsernamePassword("proxy", Scene.SECRET)),
                List.of());
    }

    private void connect(RawServer proxy, Socket socket) throws IOException {
        proxy.head(socket);
        RawServer.write(socket, "HTTP/1.1 200 Connected\r\n\r\n");
        proxy.pipe(socket, new Socket(stub.address(), stub.port()));
    }
}

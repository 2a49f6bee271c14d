package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.SystemProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an engine with a certificate of its own making comes to; those of OpenSSL. */
class EngineTlsTest {

    private static final char[] PASSWORD = "x".toCharArray();

    private final Path folder;

    EngineTlsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void makeAnAuthority() throws Exception {
        openssl("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=authority -days 30"
                + " -keyout authority.pem -out ca.pem");
    }

    @ParameterizedTest
    @CsvSource({
        "IP:127.0.0.1, 30, it sent something that a Docker engine does not send",
        "DNS:elsewhere, 30, the engine's certificate is not one for this name and address",
        "IP:127.0.0.1, -1, the engine's certificate has expired"
    })
    void believesOnlyAnEngineThatHasAGoodCertificate(String name, String days, String why) throws Exception {
        try (ServerSocket server = secured(name, days)) {
            answer(server);
            assertThat(problem(server).why()).contains(why);
        }
    }

    @Test
    void saysThatAnEngineDoesNotSpeakTls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            answer(server);
            Problem problem = problem(server);
            assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_TLS);
            assertThat(problem.why()).isEqualTo("what answers there does not speak TLS");
            assertThat(problem.next()).contains("2376");
        }
    }

    @Test
    void saysWhichFileIsOfNoUseAndQuotesNothingOfIt() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\npl3ase-hide-me\n");

        Problem problem = catchThrowableOfType(ProblemException.class, () -> Engine.connect(endpoint(1)))
                .problems()
                .get(0);

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_TLS);
        assertThat(problem.what()).contains("ca.pem cannot be used");
        assertThat(problem.toString()).doesNotContain("pl3ase-hide-me");
    }

    private Problem problem(ServerSocket server) {
        try (Engine engine = Engine.connect(endpoint(server.getLocalPort()))) {
            return catchThrowableOfType(ProblemException.class, engine::info)
                    .problems()
                    .get(0);
        }
    }

    private EngineEndpoint endpoint(int port) {
        return new EngineEndpoint(
                "tcp://127.0.0.1:" + port, "a test", Optional.empty(), Optional.of(new EngineCertificates(folder)));
    }

    private ServerSocket secured(String name, String days) throws Exception {
        openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=engine -keyout e.key -out e.csr");
        Files.writeString(folder.resolve("names"), "subjectAltName=" + name);
        openssl("x509 -req -in e.csr -CA ca.pem -CAkey authority.pem -CAcreateserial -extfile names -out e.pem -days "
                + days);
        openssl("pkcs12 -export -inkey e.key -in e.pem -passout pass:x -out e.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("e.p12"))) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** Once, and nothing that an engine would say. */
    private static void answer(ServerSocket server) {
        Thread thread = new Thread(() -> {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                socket.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                assertThat(e).isNotNull(); // the other side hangs up
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void openssl(String arguments) throws Exception {
        CommandResult result = new SystemProcesses()
                .run(new Command("openssl", List.of(), Map.of(), folder, Duration.ofMinutes(1))
                        .with(arguments.split(" ")));
        assertThat(result.exitedCleanly()).as(result.toString()).isTrue();
    }
}

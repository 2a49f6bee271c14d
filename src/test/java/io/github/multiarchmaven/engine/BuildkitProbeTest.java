package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS is tried on a real BuildKit, by the integration test of nodes at addresses. */
class BuildkitProbeTest {

    /** How a server of HTTP/2 begins. */
    private static final String SETTINGS = "\0\0\0\4\0\0\0\0\0";

    private static Optional<BuildkitTrouble> trouble(String answer, Map<String, String> options) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(server, answer));
            answering.start();
            Optional<BuildkitTrouble> trouble =
                    BuildkitProbe.troubleAt("tcp://127.0.0.1:" + server.getLocalPort(), options);
            answering.join();
            return trouble;
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            // the client's first words, so that closing is no reset
            client.getInputStream().readNBytes(33);
            client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoBeginsAsHttp2DoesIsNoTrouble() throws Exception {
        assertThat(trouble(SETTINGS, Map.of())).isEmpty();
    }

    @Test
    void whatIsNoBuildKitIsTold() throws Exception {
        assertThat(trouble("HTTP/1.1 400 Bad Request\r\n", Map.of())).hasValueSatisfying(found -> {
            assertThat(found.why()).isEqualTo("what answers there is no BuildKit");
            assertThat(found.next()).contains("<endpoint>");
            assertThat(found.said()).isEqualTo("it said: HTTP/1.1 ");
        });
    }

    /** The second is an alert of TLS. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\25\3\1\0\2\2\106"})
    void whoHangsUpMayWantTls(String answer) throws Exception {
        assertThat(trouble(answer, Map.of())).hasValueSatisfying(found -> {
            assertThat(found.why()).contains("wants TLS");
            assertThat(found.next()).contains("cacert");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:1, nobody listens there",
        "tcp://no-such-host.invalid:1234, no machine is known by that name",
    })
    void anAddressOfNobodyIsTold(String endpoint, String why) {
        assertThat(BuildkitProbe.troubleAt(endpoint, Map.of()))
                .hasValueSatisfying(found -> assertThat(found.why()).contains(why));
    }

    @Test
    void aFileThatIsNoCertificateIsNamedAndNotQuoted(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\npl3ase-hide-me\n");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(BuildkitProbe.troubleAt(
                            "tcp://127.0.0.1:" + server.getLocalPort(), Map.of("cacert", file.toString())))
                    .hasValueSatisfying(found -> assertThat(found.toString())
                            .contains(file + " cannot be used for TLS")
                            .doesNotContain("pl3ase-hide-me"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker-container://name", "unix:///nowhere.sock", "tcp://host", "no address:"})
    void whatIsNoAddressOfTcpIsLeftToBuildx(String endpoint) {
        assertThat(BuildkitProbe.troubleAt(endpoint, Map.of())).isEmpty();
    }
}

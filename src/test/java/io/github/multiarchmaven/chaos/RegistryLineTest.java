package io.github.multiarchmaven.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.it.MavenProcess;
import io.github.multiarchmaven.registry.MemoryRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryLineTest {

    private static final String REQUEST =
            "GET /v2/acme/app/manifests/none HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";

    private final MemoryRegistry registry = new MemoryRegistry();
    private final RegistryLine line = new RegistryLine(registry.name());

    RegistryLineTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        line.close();
        registry.close();
    }

    @Test
    void carriesWhatIsAskedAndAnswered() throws IOException {
        try (Socket client = asking()) {
            assertThat(answer(client)).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void holdsAtSoManyBytesUntilItGoesOn() throws Exception {
        line.holdAt(10);

        try (Socket client = asking()) {
            MavenProcess.until("the line to hold", line::isHolding);
            assertThat(client.getInputStream().available()).isZero();
            line.goOn();
            assertThat(answer(client)).startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void breaksWhatIsUnderWay() throws Exception {
        line.holdAt(10);
        try (Socket client = asking()) {
            MavenProcess.until("the line to hold", line::isHolding);

            line.cut();
            line.goOn();

            assertThatThrownBy(() -> answer(client)).isInstanceOf(SocketException.class);
        }
        carriesWhatIsAskedAndAnswered();
    }

    @Test
    void isDeadUntilItIsRevivedOnTheSamePort() throws Exception {
        carriesWhatIsAskedAndAnswered();

        line.die();
        assertThatThrownBy(this::asking).isInstanceOf(ConnectException.class);
        line.revive();

        carriesWhatIsAskedAndAnswered();
    }

    private Socket asking() throws IOException {
        Socket client = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), line.port());
        client.setSoTimeout(30_000);
        client.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}

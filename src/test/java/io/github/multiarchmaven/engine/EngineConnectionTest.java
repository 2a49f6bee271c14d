package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.Test;

class EngineConnectionTest {

    private static final String FULL = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 9\r\n\r\ndisk full";
    private static final String END_OF_BODY = "\r\n0\r\n\r\n";

    private final List<EngineConnection> ended = new ArrayList<>();

    @Test
    void sendsABodyOfUnknownLengthInChunks() throws Exception {
        ScriptedSocket socket = ScriptedSocket.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        upload(socket, text("an archive"));

        assertThat(socket.sent())
                .startsWith("POST /images/load HTTP/1.1\r\n")
                .contains("\r\n\r\na\r\nan archive")
                .endsWith(END_OF_BODY);
        assertThat(ended).isEmpty();
    }

    @Test
    void passesOverWhatAnEngineSaysInAdvance() throws Exception {
        ScriptedSocket socket =
                ScriptedSocket.answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Busy\r\n\r\n" + FULL);

        assertThat(bodyOf(upload(socket, text("an archive")))).isEqualTo("disk full");
    }

    @Test
    void hearsTheAnswerOfAnEngineThatTakesNoMore() throws Exception {
        ScriptedSocket socket = ScriptedSocket.answeringAfter(200, FULL);

        ClassicHttpResponse answer = upload(socket, text("an archive ".repeat(100_000)));

        assertThat(answer.getCode()).isEqualTo(500);
        assertThat(bodyOf(answer)).isEqualTo("disk full");
    }

    @Test
    void saysThatThePipeBrokeWhenTheEngineSaysNothing() {
        ScriptedSocket socket = ScriptedSocket.answeringAfter(200, "");

        assertThatThrownBy(() -> upload(socket, text("an archive ".repeat(100_000))))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
        assertThat(socket.isClosed()).isTrue();
        assertThat(ended).hasSize(1);
    }

    @Test
    void doesNotEndABodyThatCouldNotBeReadToItsEnd() {
        ScriptedSocket socket = ScriptedSocket.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        IOException broken = new IOException("disk gone");

        assertThatThrownBy(() -> upload(socket, new SequenceInputStream(text("an arch"), failing(broken))))
                .isSameAs(broken);

        assertThat(socket.sent()).doesNotEndWith(END_OF_BODY);
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void doesNotEndABodyWhoseSourceIsDefective() {
        ScriptedSocket socket = ScriptedSocket.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        IllegalStateException defect = new IllegalStateException("defect");

        assertThatThrownBy(() -> upload(socket, new SequenceInputStream(text("an arch"), failing(defect))))
                .isSameAs(defect);

        assertThat(socket.sent()).doesNotEndWith(END_OF_BODY);
    }

    @Test
    void refusesWhatIsNotHttp() {
        ScriptedSocket socket = ScriptedSocket.answering("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        assertThatThrownBy(() -> upload(socket, text(""))).isInstanceOf(HttpException.class);
        assertThat(socket.isClosed()).isTrue();
    }

    private ClassicHttpResponse upload(ScriptedSocket socket, InputStream body) throws IOException, HttpException {
        EngineConnection connection = EngineConnection.plain(socket, ended::add);
        ClassicHttpRequest request = new BasicClassicHttpRequest("POST", "/images/load");
        request.addHeader("Transfer-Encoding", "chunked");
        request.setEntity(new EngineUpload(body, connection));
        return connection.exchange(request);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream failing(Exception failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (failure instanceof RuntimeException unchecked) {
                    throw unchecked;
                }
                throw (IOException) failure;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    private static String bodyOf(ClassicHttpResponse answer) throws IOException {
        try (HttpEntity entity = answer.getEntity()) {
            return new String(entity.getContent().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

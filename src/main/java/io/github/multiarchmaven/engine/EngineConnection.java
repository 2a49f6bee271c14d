package io.github.multiarchmaven.engine;

import java.io.IOException;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;

/** A connection for one request and its answer. Closing it from another thread ends whatever it does. */
final class EngineConnection implements AutoCloseable {

    private static final Http1Config BIG_PIECES = Http1Config.custom()
            .setBufferSize(EngineUpload.PIECE)
            .setChunkSizeHint(EngineUpload.PIECE)
            .build();

    private final Socket socket;
    private final Consumer<EngineConnection> whenClosed;
    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(BIG_PIECES);

    private EngineConnection(Socket socket, Consumer<EngineConnection> whenClosed) {
        this.socket = socket;
        this.whenClosed = whenClosed;
    }

    /** On a socket that is connected. */
    static EngineConnection plain(Socket socket, Consumer<EngineConnection> whenClosed) throws IOException {
        EngineConnection connection = new EngineConnection(socket, whenClosed);
        connection.http.bind(socket);
        return connection;
    }

    /** On a socket that speaks TLS. The one below it is what is closed: TLS would first want to say goodbye. */
    static EngineConnection secured(Socket below, SSLSocket socket, Consumer<EngineConnection> whenClosed)
            throws IOException {
        EngineConnection connection = new EngineConnection(below, whenClosed);
        connection.http.bind(socket, below);
        return connection;
    }

    /** The answer, its body still to be read. Without an answer the connection is closed. */
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException, HttpException {
        boolean answered = false;
        try {
            ClassicHttpResponse answer = send(request);
            if (MessageSupport.canResponseHaveBody(request.getMethod(), answer)) {
                http.receiveResponseEntity(answer);
            }
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                close();
            }
        }
    }

    /** An engine that wants no more of a body answers and hangs up; what it says is worth more than the broken pipe. */
    private ClassicHttpResponse send(ClassicHttpRequest request) throws IOException, HttpException {
        try {
            http.sendRequestHeader(request);
            http.sendRequestEntity(request);
            http.flush();
        } catch (IOException broken) {
            try {
                return receive();
            } catch (SSLException | SshFailedException refused) {
                throw refused;
            } catch (IOException | HttpException silent) {
                broken.addSuppressed(silent);
                throw broken;
            }
        }
        return receive();
    }

    private ClassicHttpResponse receive() throws IOException, HttpException {
        ClassicHttpResponse answer = http.receiveResponseHeader();
        while (answer.getCode() < HttpStatus.SC_SUCCESS) {
            answer = http.receiveResponseHeader();
        }
        return answer;
    }

    /** At once: what is still on its way is of no interest. */
    @Override
    @SuppressWarnings("EmptyCatch") // it is given up anyway
    public void close() {
        whenClosed.accept(this);
        try {
            socket.close();
        } catch (IOException e) {
        }
    }
}

package io.github.multiarchmaven.registry.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.util.Timeout;

/** A connection that carries one exchange at a time. Closing it from another thread ends whatever it does. */
final class WireConnection implements Closeable {

    /** How long a server gets to say that it wants the body before it is sent all the same (RFC 9110, 10.1.1). */
    private static final Timeout WILLING = Timeout.ofSeconds(1);

    private static final Http1Config LIMITED = Http1Config.custom()
            .setBufferSize(SentBody.PIECE)
            .setMaxHeaderCount(200)
            .setMaxLineLength(64 * 1024)
            .build();

    private final Socket plain;
    private final DefaultBHttpClientConnection http = limited();

    /** @param socket the one to speak on: the plain one, or TLS on top of it */
    WireConnection(Socket plain, Socket socket) throws IOException {
        this.plain = plain;
        http.bind(socket);
    }

    /** Whoever answers decides how much there is to read, a proxy too. HttpCore's parser has a configuration of its own. */
    static DefaultBHttpClientConnection limited() {
        return new DefaultBHttpClientConnection(
                LIMITED, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITED));
    }

    boolean usable() {
        try {
            return http.isOpen() && !http.isStale();
        } catch (IOException e) {
            return false;
        }
    }

    /** The answer, its body still to be read. */
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException, HttpException {
        ClassicHttpResponse answer = send(request);
        if (MessageSupport.canResponseHaveBody(request.getMethod(), answer)) {
            http.receiveResponseEntity(answer);
        }
        return answer;
    }

    private ClassicHttpResponse send(ClassicHttpRequest request) throws IOException, HttpException {
        http.sendRequestHeader(request);
        if (request.containsHeader("Expect")) {
            http.flush();
            if (http.isDataAvailable(WILLING)) {
                ClassicHttpResponse early = http.receiveResponseHeader();
                if (early.getCode() >= HttpStatus.SC_SUCCESS) {
                    return early;
                }
            }
        }
        try {
            http.sendRequestEntity(request);
            http.flush();
        } catch (SourceFailedException e) {
            throw e;
        } catch (IOException broken) {
            return lastWords(broken);
        }
        return receive();
    }

    /** A server that wants no more of a body answers and hangs up; what it says is worth more than the broken pipe. */
    private ClassicHttpResponse lastWords(IOException broken) throws IOException {
        try {
            return receive();
        } catch (IOException | HttpException silent) {
            broken.addSuppressed(silent);
            throw broken;
        }
    }

    private ClassicHttpResponse receive() throws IOException, HttpException {
        ClassicHttpResponse answer = http.receiveResponseHeader();
        while (answer.getCode() < HttpStatus.SC_SUCCESS) {
            answer = http.receiveResponseHeader();
        }
        return answer;
    }

    /** At once: TLS would wait for a farewell that may never come. */
    @Override
    @SuppressWarnings("EmptyCatch") // it is given up anyway
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
        }
    }
}

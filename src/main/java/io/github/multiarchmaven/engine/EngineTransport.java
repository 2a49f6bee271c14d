package io.github.multiarchmaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Carries docker-java's requests to the engine, each once, on a connection of its own. It stands on HttpCore, which writes no
 * log: HttpClient, under docker-java's own transport, logs every byte that it sends and receives at DEBUG, so that
 * {@code mvn -X} would print the images and the credentials.
 */
final class EngineTransport implements DockerHttpClient {

    private final URI address;
    private final Duration connecting;
    private final Optional<EngineTls> tls;
    private final Set<EngineConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Connects to nothing yet.
     *
     * @param connecting the limit for a connection to be there
     * @param tls if the engine wants it
     */
    EngineTransport(URI address, Duration connecting, Optional<EngineTls> tls) {
        this.address = address;
        this.connecting = connecting;
        this.tls = tls;
    }

    @Override
    public Response execute(Request request) {
        if (request.hijackedInput() != null) {
            throw new UnsupportedOperationException("input for a container");
        }
        try {
            EngineConnection connection = connect();
            return new EngineReply(connection.exchange(translate(request, connection)), connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HttpException e) {
            throw new IllegalStateException("what answers does not speak HTTP", e);
        }
    }

    private EngineConnection connect() throws IOException {
        Socket socket = EngineSocket.open(address, connecting);
        EngineConnection connection = tls.isPresent()
                ? EngineConnection.secured(socket, secured(socket, tls.get()), open::remove)
                : EngineConnection.plain(socket, open::remove);
        open.add(connection);
        if (closed) {
            connection.close();
        }
        return connection;
    }

    private SSLSocket secured(Socket socket, EngineTls secure) throws IOException {
        try {
            return secure.over(socket, address.getHost(), address.getPort(), connecting);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private ClassicHttpRequest translate(Request request, EngineConnection connection) {
        ClassicHttpRequest translated = new BasicClassicHttpRequest(request.method(), prefix() + request.path());
        request.headers().forEach(translated::addHeader);
        translated.addHeader(HttpHeaders.HOST, host());
        translated.addHeader(HttpHeaders.CONNECTION, "close");
        byte[] bytes = request.bodyBytes();
        InputStream stream = request.body();
        if (bytes != null) {
            translated.setEntity(new ByteArrayEntity(bytes, null));
            translated.addHeader(HttpHeaders.CONTENT_LENGTH, bytes.length);
        } else if (stream != null) {
            translated.setEntity(new EngineUpload(stream, connection));
            translated.addHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        } else if (!request.method().equals("GET")) {
            translated.addHeader(HttpHeaders.CONTENT_LENGTH, 0);
        }
        return translated;
    }

    /** An engine behind a proxy may have a path. */
    private String prefix() {
        return !overTcp() ? "" : address.getRawPath().replaceFirst("/$", "");
    }

    private String host() {
        return overTcp() ? address.getHost() + ":" + address.getPort() : "localhost";
    }

    private boolean overTcp() {
        return "tcp".equals(address.getScheme());
    }

    /** Ends everything that is under way. */
    @Override
    public void close() {
        closed = true;
        open.forEach(EngineConnection::close);
    }
}

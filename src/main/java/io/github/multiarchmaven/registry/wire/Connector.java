package io.github.multiarchmaven.registry.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Opens connections: to one address of a host after the other, through a proxy, with TLS. */
final class Connector {

    private final Limits limits;
    private final Supplier<SSLContext> tls;

    Connector(Limits limits, Supplier<SSLContext> tls) {
        this.limits = limits;
        this.tls = tls;
    }

    /** @param watch ends it when it takes too long, or is no longer wanted */
    WireConnection open(Route route, Watch watch) throws IOException, HttpException {
        Socket plain = route.proxy().isPresent()
                ? connect(route.proxy().get().host(), route.proxy().get().port(), watch)
                : connect(route.host(), route.port(), watch);
        boolean there = false;
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(milliseconds(limits.connect()));
            watch.opening();
            if (route.encrypted() && route.proxy().isPresent()) {
                tunnel(plain, route, route.proxy().get());
            }
            Socket socket = route.encrypted() ? encrypt(plain, route) : plain;
            watch.receiving();
            socket.setSoTimeout(milliseconds(limits.silence()));
            WireConnection connection = new WireConnection(plain, socket);
            there = true;
            return connection;
        } finally {
            if (!there) {
                plain.close();
            }
        }
    }

    private Socket connect(String host, int port, Watch watch) throws IOException {
        IOException last = new IOException("the host has no address");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            Socket socket = new Socket();
            watch.guard(socket);
            try {
                socket.connect(new InetSocketAddress(address, port), milliseconds(limits.connect()));
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private static void tunnel(Socket plain, Route route, ProxyServer proxy) throws IOException, HttpException {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("CONNECT", "/");
        request.setPath(route.authority()); // the constructor would take the host for a scheme
        request.addHeader("Host", route.authority());
        proxy.authorization().ifPresent(value -> request.addHeader("Proxy-Authorization", value));
        DefaultBHttpClientConnection http = WireConnection.limited();
        http.bind(plain);
        http.sendRequestHeader(request);
        http.flush();
        ClassicHttpResponse answer = http.receiveResponseHeader();
        if (answer.getCode() != HttpStatus.SC_OK) {
            throw new ProxyRefusedException(proxy, answer.getCode());
        }
    }

    private Socket encrypt(Socket plain, Route route) throws IOException {
        SSLSocket socket =
                (SSLSocket) tls.get().getSocketFactory().createSocket(plain, route.host(), route.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static int milliseconds(Duration limit) {
        return Math.toIntExact(Math.max(1, limit.toMillis()));
    }
}

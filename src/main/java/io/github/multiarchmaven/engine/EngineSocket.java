package io.github.multiarchmaven.engine;

import com.github.dockerjava.transport.NamedPipeSocket;
import com.github.dockerjava.transport.UnixSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Opens the socket or pipe that an address stands for. */
final class EngineSocket {

    private EngineSocket() {}

    /**
     * Connects once.
     *
     * @param address as {@link EngineAddress#toUri} gives it
     * @param limit for a connection over TCP; a Unix socket says at once whether somebody listens, and ssh has a limit of its
     *     own
     */
    static Socket open(URI address, Duration limit) throws IOException {
        return switch (address.getScheme()) {
            case "unix" -> UnixSocket.get(address.getPath());
            case "npipe" -> pipe(address.getPath());
            case "ssh" -> SshSocket.open(new SshAddress(address).command());
            default -> tcp(List.of(InetAddress.getAllByName(address.getHost())), address.getPort(), limit);
        };
    }

    /** The address and the limit mean nothing to a pipe: it has its own name, and waits ten seconds for its turn. */
    private static Socket pipe(String name) throws IOException {
        Socket pipe = new NamedPipeSocket(name);
        try {
            pipe.connect(new InetSocketAddress(0));
            return pipe;
        } catch (LinkageError e) {
            throw new IOException("Windows, which knows pipes, cannot be asked to wait for one", e);
        }
    }

    /** The first of the addresses that answers: a name often has one of IPv6 that nobody listens on. */
    static Socket tcp(List<InetAddress> addresses, int port, Duration limit) throws IOException {
        IOException failure = new UnknownHostException("it has no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), Math.toIntExact(limit.toMillis()));
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }
}

package io.github.multiarchmaven.engine;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Says hello at the address of a BuildKit as buildx does, to learn why that does not answer: buildx tries for 20 s and says
 * "context deadline exceeded", whatever the cause.
 */
public final class BuildkitProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** How a client of HTTP/2 begins, with empty settings (RFC 9113, 3.4 and 6.5). */
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int FRAME_HEAD = 9;
    private static final byte SETTINGS = 4;

    /** The content type with which TLS tells a mistake (RFC 8446, 5.1). */
    private static final byte TLS_ALERT = 21;

    private static final String OF_TLS =
            "correct cacert, cert, key or servername in <driverOpts> of that <node>; those of the BuildKit are in its"
                    + " buildkitd.toml ([grpc.tls])";

    private final URI address;
    private final Map<String, String> options;

    private BuildkitProbe(URI address, Map<String, String> options) {
        this.address = address;
        this.options = options;
    }

    /**
     * Why nothing answers there that speaks as a BuildKit does.
     *
     * @param endpoint as buildx's remote driver takes it
     * @param options of that driver: {@code cacert}, {@code cert}, {@code key}, {@code servername}
     * @return empty if something does, and for an address that is not of TCP
     */
    public static Optional<BuildkitTrouble> troubleAt(String endpoint, Map<String, String> options) {
        try {
            URI address = new URI(endpoint);
            boolean tcp = "tcp".equals(address.getScheme()) && address.getHost() != null && address.getPort() > 0;
            return tcp ? new BuildkitProbe(address, options).trouble() : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<BuildkitTrouble> trouble() {
        Optional<TlsFiles> files = Optional.ofNullable(options.get("cacert")).map(this::files);
        try (Socket plain = EngineSocket.open(address, LIMIT)) {
            plain.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
            return files.isPresent() ? secured(plain, files.get()) : answer(plain);
        } catch (SSLException e) {
            return Optional.of(new BuildkitTrouble(
                    TlsProblems.why(e, "that BuildKit", String.valueOf(options.get("cacert"))),
                    OF_TLS,
                    String.valueOf(e.getMessage())));
        } catch (ProblemException e) {
            Problem file = e.problems().get(0);
            return Optional.of(new BuildkitTrouble(file.what() + ": " + file.why(), file.next(), ""));
        } catch (SocketTimeoutException e) {
            return Optional.of(new BuildkitTrouble(
                    "nothing came back within " + LIMIT.toSeconds() + " s",
                    "see whether that machine is up, and what stands between here and there",
                    String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return Optional.of(new BuildkitTrouble(
                    e instanceof UnknownHostException
                            ? "no machine is known by that name"
                            : "nobody listens there, or hangs up",
                    "start it there (buildkitd --addr tcp://0.0.0.0:" + address.getPort()
                            + " …), or correct <endpoint> of that <node>",
                    String.valueOf(e.getMessage())));
        }
    }

    private TlsFiles files(String authority) {
        Optional<TlsFiles.Identity> identity = Optional.ofNullable(options.get("cert"))
                .map(certificate ->
                        new TlsFiles.Identity(Path.of(certificate), Path.of(options.getOrDefault("key", certificate))));
        return new TlsFiles(Path.of(authority), identity);
    }

    private Optional<BuildkitTrouble> secured(Socket plain, TlsFiles files) throws IOException {
        EngineTls tls = EngineTls.of(files, BuildkitProbe::unusable);
        String name = options.getOrDefault("servername", address.getHost());
        try (Socket secured = tls.over(plain, name, address.getPort(), LIMIT, "h2")) {
            secured.setSoTimeout(Math.toIntExact(LIMIT.toMillis()));
            return answer(secured);
        }
    }

    private static ProblemException unusable(Path file, String why) {
        return new ProblemException(Problem.of(
                ProblemCode.NODE_INVALID,
                file + " cannot be used for TLS",
                why,
                "give that <node> the right file in <driverOpts>"));
    }

    private Optional<BuildkitTrouble> answer(Socket socket) throws IOException {
        byte[] head = firstWords(socket);
        if (head.length == FRAME_HEAD && head[3] == SETTINGS) {
            return Optional.empty();
        }
        boolean plain = options.get("cacert") == null;
        if (!plain && head.length == 0) {
            return Optional.of(new BuildkitTrouble(
                    "it hangs up once TLS is there, as a BuildKit does that refuses our certificate, or the lack of one",
                    OF_TLS,
                    ""));
        }
        if (plain && (head.length == 0 || head[0] == TLS_ALERT)) {
            return Optional.of(new BuildkitTrouble(
                    "what answers there hangs up, as a BuildKit does that wants TLS",
                    "give that <node> the files for it: <driverOpts> with cacert, and cert and key where it wants to know who"
                            + " comes",
                    ""));
        }
        return Optional.of(new BuildkitTrouble(
                "what answers there is no BuildKit",
                "correct <endpoint> of that <node>; the engine of docker is none either, at whatever port",
                "it said: " + new String(head, StandardCharsets.ISO_8859_1)));
    }

    /** Who hangs up has often said why before; nothing if not. */
    private static byte[] firstWords(Socket socket) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(PREFACE);
            out.flush();
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            return read(socket);
        }
        return read(socket);
    }

    private static byte[] read(Socket socket) throws IOException {
        try {
            return socket.getInputStream().readNBytes(FRAME_HEAD);
        } catch (SSLException | SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return new byte[0];
        }
    }
}

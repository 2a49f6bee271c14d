package io.github.multiarchmaven.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Signs a token for every right that is asked for with the one login (distribution, docs/spec/auth/jwt.md). */
public final class TokenIssuer implements AutoCloseable {

    public static final String SERVICE = "a registry";
    public static final String NAME = "the issuer";

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    private final Certificates certificates;
    private final String login;
    private final List<String> issued = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<String> identityToken = Optional.empty();

    public TokenIssuer(Certificates certificates, String user, String password) throws IOException {
        this.certificates = certificates;
        this.login =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        server.createContext("/token", this::answer);
        server.start();
    }

    /** The same, which takes this identity token, too (distribution, docs/spec/auth/oauth.md). */
    public TokenIssuer taking(String token) {
        identityToken = Optional.of(token);
        return this;
    }

    /** All tokens so far. */
    public List<String> issued() {
        return List.copyOf(issued);
    }

    public String realm() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean exchanged = exchange.getRequestMethod().equals("POST");
            String query = exchanged
                    ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII)
                    : exchange.getRequestURI().getRawQuery();
            asked.add(query);
            boolean known = exchanged
                    ? identityToken
                            .filter(token -> query.contains("refresh_token=" + inForm(token)))
                            .isPresent()
                    : login.equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!known) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String token = token(query);
            issued.add(token);
            byte[] body = ("{\"token\":\"" + token + "\",\"expires_in\":300}").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String token(String query) throws IOException, GeneralSecurityException {
        List<String> rights = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("scope=")) {
                for (String asking : URLDecoder.decode(parameter.substring(6), StandardCharsets.UTF_8)
                        .split(" ", -1)) {
                    String[] scope = asking.split(":", -1);
                    rights.add("{\"type\":\"" + scope[0] + "\",\"name\":\"" + scope[1] + "\",\"actions\":[\""
                            + scope[2].replace(",", "\",\"") + "\"]}");
                }
            }
        }
        long now = Instant.now().getEpochSecond();
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\""
                + Base64.getEncoder().encodeToString(certificates.certificate()) + "\"]}";
        String claims = "{\"iss\":\"" + NAME + "\",\"sub\":\"acme\",\"aud\":\"" + SERVICE + "\",\"exp\":" + (now + 300)
                + ",\"nbf\":" + (now - 10) + ",\"iat\":" + now + ",\"jti\":\"1\",\"access\":["
                + String.join(",", rights) + "]}";
        String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(certificates.key());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + encoded(signature.sign());
    }

    private static String inForm(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

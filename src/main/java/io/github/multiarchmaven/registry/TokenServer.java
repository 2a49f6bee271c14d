package io.github.multiarchmaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.multiarchmaven.credentials.Credential;
import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.registry.wire.Body;
import io.github.multiarchmaven.registry.wire.Call;
import io.github.multiarchmaven.registry.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Gets tokens where a challenge says (distribution, docs/spec/auth/token.md and oauth.md). */
final class TokenServer {

    private static final int LARGEST = 256 * 1024;
    private static final long USUAL_SECONDS = 60;
    private static final long SPARE_SECONDS = 10;
    private static final long LONGEST_SECONDS = 24L * 60 * 60;
    private static final JsonReader JSON = JsonReader.lenient();

    private final Wire wire;
    private final Hops hops;
    private final PlainPlaces plain;
    private final Pauses clock;
    private final RegistryFailures failures;

    TokenServer(Wire wire, Hops hops, PlainPlaces plain, Pauses clock, RegistryFailures failures) {
        this.wire = wire;
        this.hops = hops;
        this.plain = plain;
        this.clock = clock;
        this.failures = failures;
    }

    Token fetch(Deed deed, Challenge challenge, Credential credential, Collection<Scope> scopes)
            throws IOException, RefusalException {
        URI realm = realm(deed, challenge.parameter("realm").orElse(""));
        String service = challenge.parameter("service").orElse("");
        Call call = credential instanceof IdentityToken token
                ? exchange(realm, service, scopes, token)
                : question(realm, service, scopes, credential);
        // an identity token is in the body, which a redirect would take to wherever it leads
        try (Reached reached = call.body().isPresent() ? new Reached(wire.exchange(call), realm) : hops.follow(call)) {
            if (reached.status() != 200) {
                throw failures.refusal(deed, call.method(), reached, "the token server");
            }
            return read(reached.answer().firstBytes(LARGEST + 1));
        }
    }

    private URI realm(Deed deed, String text) throws RefusalException {
        try {
            URI realm = new URI(text);
            if (realm.getScheme() != null && realm.getHost() != null && plain.allow(realm)) {
                return realm;
            }
        } catch (URISyntaxException e) {
            throw failures.unsafe(deed, text);
        }
        throw failures.unsafe(deed, text);
    }

    private static Call question(URI realm, String service, Collection<Scope> scopes, Credential credential) {
        List<String> parameters = new ArrayList<>();
        if (!service.isEmpty()) {
            parameters.add("service=" + encoded(service));
        }
        scopes.forEach(scope -> parameters.add("scope=" + encoded(scope.toString())));
        String address = withoutFragment(realm);
        URI target = URI.create(address + (realm.getRawQuery() == null ? "?" : "&") + String.join("&", parameters));
        Call call = Call.of("GET", target);
        return credential instanceof UsernamePassword login
                ? call.with("Authorization", "Basic " + Identity.basic(login))
                : call;
    }

    private static Call exchange(URI realm, String service, Collection<Scope> scopes, IdentityToken token) {
        String all = scopes.stream().map(Scope::toString).collect(Collectors.joining(" "));
        String form = "grant_type=refresh_token&service=" + encoded(service)
                + "&client_id=multiarch-maven-plugin&scope=" + encoded(all) + "&refresh_token="
                + encoded(token.token());
        return Call.of("POST", URI.create(withoutFragment(realm)))
                .sending(Body.of(form.getBytes(StandardCharsets.US_ASCII)), "application/x-www-form-urlencoded");
    }

    private Token read(byte[] body) throws BadAnswerException {
        JsonNode json;
        try {
            json = body.length > LARGEST ? JsonNodeFactory.instance.missingNode() : JSON.read(body);
        } catch (IOException e) {
            throw new BadAnswerException("what the token server sent is not JSON");
        }
        String preferred = text(json, "access_token");
        String token = preferred.isEmpty() ? text(json, "token") : preferred;
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new BadAnswerException("there is no token in what the token server sent");
        }
        long seconds = Math.min(LONGEST_SECONDS, json.path("expires_in").asLong(USUAL_SECONDS));
        return new Token(token, clock.now().plusSeconds(Math.max(1, seconds - SPARE_SECONDS)));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() ? value.textValue() : "";
    }

    private static String withoutFragment(URI realm) {
        return realm.toString().replaceFirst("#.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

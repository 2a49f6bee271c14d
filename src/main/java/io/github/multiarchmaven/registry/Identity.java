package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.credentials.Credential.Anonymous;
import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.credentials.CredentialSource;
import io.github.multiarchmaven.credentials.FoundCredential;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who we are for one registry, looked up when it first asks, and the secrets that must not be seen in what it says. */
final class Identity {

    private final String registry;
    private final CredentialSource source;
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private @Nullable FoundCredential found;

    Identity(String registry, CredentialSource source) {
        this.registry = registry;
        this.source = source;
    }

    synchronized FoundCredential lookUp() {
        FoundCredential known = found;
        if (known == null) {
            known = source.find(registry);
            found = known;
            if (known.credential() instanceof UsernamePassword login) {
                hide(login.password());
                hide(basic(login));
            } else if (known.credential() instanceof IdentityToken token) {
                hide(token.token());
            }
        }
        return known;
    }

    /** Empty if the registry never asked. */
    synchronized Optional<FoundCredential> found() {
        return Optional.ofNullable(found);
    }

    boolean isKnown() {
        return found().filter(f -> !(f.credential() instanceof Anonymous)).isPresent();
    }

    /** From now on this is not shown. */
    void hide(String secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
        }
    }

    /** What others write, fit for our messages. */
    String shown(String text) {
        return ForeignText.shortened(masked(text));
    }

    /** Whether a stack trace would show a secret. */
    boolean isSecretIn(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return secrets.stream().anyMatch(trace.toString()::contains);
    }

    /** The longest first: one may be a part of another. */
    private String masked(String text) {
        String shown = text;
        for (String secret : secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            shown = shown.replace(secret, "***");
        }
        return shown;
    }

    /** What stands behind {@code Basic}. */
    static String basic(UsernamePassword login) {
        return Base64.getEncoder()
                .encodeToString((login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }
}

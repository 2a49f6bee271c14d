package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.process.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a credential helper said. Errors come on standard output, in words, with an exit code that is not 0. */
final class HelperAnswer {

    /** The user of whoever has a token and no password (docker/cli, {@code credentials/native_store.go}). */
    private static final String TOKEN_USER = "<token>";

    /** The words of docker/docker-credential-helpers, {@code credentials/error.go}, for having none. */
    private static final Set<String> NONE = Set.of("credentials not found in native keychain", "credentials not found");

    /** What helpers say of their surroundings, somewhere in a line; whatever else they say may hold a secret. */
    private static final List<String> HARMLESS = List.of(
            "no credentials server URL",
            "no credentials username",
            "pass not initialized",
            "The name org.freedesktop.secrets was not provided by any .service files",
            "Cannot autolaunch D-Bus without X11 $DISPLAY",
            "The user name or passphrase you entered is not correct.",
            "User interaction is not allowed.");

    private final CommandResult result;

    HelperAnswer(CommandResult result) {
        this.result = result;
    }

    /**
     * Empty if it has none.
     *
     * @throws MalformedException if it failed, or its answer is not of the protocol
     */
    Optional<Credential> credential() throws MalformedException {
        if (!result.exitedCleanly()) {
            if (NONE.contains(result.outputText().strip())) {
                return Optional.empty();
            }
            throw new MalformedException("it failed with exit code " + result.exitCode());
        }
        ObjectNode json = parsed();
        Optional<String> username = SecretJson.text(json, "Username", "\"Username\" of its answer");
        Optional<String> secret = SecretJson.text(json, "Secret", "\"Secret\" of its answer");
        if (username.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (username.isEmpty() || secret.isEmpty()) {
            throw new MalformedException(
                    username.isEmpty() ? "its answer has no \"Username\"" : "its answer has no \"Secret\"");
        }
        return Optional.of(
                username.get().equals(TOKEN_USER)
                        ? new Credential.IdentityToken(secret.get())
                        : new Credential.UsernamePassword(username.get(), secret.get()));
    }

    /** Of what it said, only sentences that are known to be harmless: it knows logins and may say anything. */
    List<String> shownLines() {
        if (result.exitedCleanly()) {
            return List.of();
        }
        return HARMLESS.stream()
                .filter(sentence -> Stream.of(result.errors(), result.output())
                        .flatMap(List::stream)
                        .anyMatch(line -> line.contains(sentence)))
                .toList();
    }

    private ObjectNode parsed() throws MalformedException {
        if (result.outputText().isBlank()) {
            throw new MalformedException("its answer is empty");
        }
        try {
            return SecretJson.parse(result.outputText().getBytes(StandardCharsets.UTF_8));
        } catch (MalformedException e) {
            throw new MalformedException("its answer cannot be understood: " + e.reason());
        }
    }
}

package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ServerLogin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/**
 * The servers of {@code settings.xml} with their passwords decrypted, one by one, so that a failure can be told of the
 * server that it belongs to. Maven 3 leaves a password as it was where it cannot decrypt it, and says so beside it. Maven
 * 4 has decrypted all of them before any goal runs, or does not run; asked again, it takes a password with braces in it
 * for an encrypted one (4.0.0-rc-7).
 */
final class ServerLogins {

    private final SettingsDecrypter decrypter;

    ServerLogins(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** All of them, those that are no logins included. */
    List<ServerLogin> of(MavenSession session) {
        boolean decrypted =
                !session.getSystemProperties().getProperty("maven.version", "3").startsWith("3");
        return session.getSettings().getServers().stream()
                .map(server -> decrypted ? asItIs(server) : login(server))
                .toList();
    }

    private static ServerLogin asItIs(Server server) {
        return ServerLogin.of(text(server.getId()), text(server.getUsername()), text(server.getPassword()));
    }

    private ServerLogin login(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Server decrypted = Objects.requireNonNullElse(result.getServer(), server);
        String id = text(server.getId());
        String username = text(decrypted.getUsername());
        String before = text(server.getPassword());
        String after = text(decrypted.getPassword());
        return failure(result)
                .or(() -> before.equals(after) && isEncrypted(after)
                        ? Optional.of("Maven has left it encrypted")
                        : Optional.empty())
                .map(why -> ServerLogin.undecrypted(id, username, without(before, why)))
                .orElseGet(() -> ServerLogin.of(id, username, after));
    }

    /** Warnings are for how it is encrypted; what does not work is an error. */
    private static Optional<String> failure(SettingsDecryptionResult result) {
        return result.getProblems().stream()
                .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .map(problem -> text(problem.getMessage()))
                .findFirst();
    }

    /** Something in braces, perhaps with a comment around them. */
    private static boolean isEncrypted(String password) {
        return password.matches("(?s)(?:.*[^\\\\])?\\{.*[^\\\\]}.*");
    }

    /** What the decrypter says may quote what it could not read. */
    private static String without(String secret, String words) {
        String inner = secret.replaceAll("(?s)^.*?\\{|}[^}]*$", "");
        String masked = secret.isEmpty() ? words : words.replace(secret, "***");
        return inner.isEmpty() ? masked : masked.replace(inner, "***");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

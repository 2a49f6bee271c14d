package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ServerLogin;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of a password that was decrypted. Maven 3 leaves one as it was where it cannot decrypt it, and says so beside
 * it. Maven 4 has decrypted all of them before any goal runs, or does not run; asked again, it takes a password with braces
 * in it for an encrypted one (4.0.0-rc-7).
 */
final class Decrypted {

    private Decrypted() {}

    /** Whether this Maven has done it already. */
    static boolean byMaven(MavenSession session) {
        return !session.getSystemProperties().getProperty("maven.version", "3").startsWith("3");
    }

    /** The login, or why nobody can use it. */
    static ServerLogin login(
            String name, String username, String before, String after, SettingsDecryptionResult result) {
        return failure(result)
                .or(() -> before.equals(after) && isEncrypted(after)
                        ? Optional.of("Maven has left it encrypted")
                        : Optional.empty())
                .map(why -> ServerLogin.undecrypted(name, username, without(before, why)))
                .orElseGet(() -> ServerLogin.of(name, username, after));
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

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

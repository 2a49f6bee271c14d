package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.model.ServerLogin;
import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The servers of {@code settings.xml} with their passwords decrypted, one by one, so that a failure can be told of the
 * server that it belongs to.
 */
final class ServerLogins {

    private final SettingsDecrypter decrypter;

    ServerLogins(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** All of them, those that are no logins included. */
    List<ServerLogin> of(MavenSession session) {
        boolean decrypted = Decrypted.byMaven(session);
        return session.getSettings().getServers().stream()
                .map(server -> decrypted ? asItIs(server) : login(server))
                .toList();
    }

    private static ServerLogin asItIs(Server server) {
        return ServerLogin.of(
                Decrypted.text(server.getId()),
                Decrypted.text(server.getUsername()),
                Decrypted.text(server.getPassword()));
    }

    private ServerLogin login(Server server) {
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        Server decrypted = Objects.requireNonNullElse(result.getServer(), server);
        return Decrypted.login(
                Decrypted.text(server.getId()),
                Decrypted.text(decrypted.getUsername()),
                Decrypted.text(server.getPassword()),
                Decrypted.text(decrypted.getPassword()),
                result);
    }
}

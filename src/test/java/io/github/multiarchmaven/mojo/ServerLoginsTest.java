package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.ServerLogin;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerLoginsTest {

    private static final String ENCRYPTED = "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u+9EF1iFQyJQ=}";

    @Test
    void passwordsAreDecryptedAndTheOthersStayWhatTheyAre() {
        Settings settings = settings(server("ghcr.io", "ci", ENCRYPTED), server("quay.io", "me", " plain "));

        assertThat(logins(settings, password -> password.equals(ENCRYPTED) ? "opened" : password))
                .containsExactly(ServerLogin.of("ghcr.io", "ci", "opened"), ServerLogin.of("quay.io", "me", " plain "));
        assertThat(settings.getServers().get(0).getPassword()).isEqualTo(ENCRYPTED);
    }

    @Test
    void aServerNeedsNoLogin() {
        assertThat(logins(settings(server("central", null, null)), UnaryOperator.identity()))
                .containsExactly(ServerLogin.of("central", "", ""));
    }

    @Test
    void whyAPasswordCannotBeDecryptedIsToldWithoutIt() {
        List<ServerLogin> logins =
                logins(settings(server("ghcr.io", "ci", ENCRYPTED), server("quay.io", "me", "plain")), password -> {
                    if (password.equals(ENCRYPTED)) {
                        throw new IllegalStateException("cannot decrypt " + ENCRYPTED + ", "
                                + ENCRYPTED.substring(1, ENCRYPTED.length() - 1) + ": no master password");
                    }
                    return password;
                });

        assertThat(logins)
                .containsExactly(
                        ServerLogin.undecrypted("ghcr.io", "ci", "cannot decrypt ***, ***: no master password"),
                        ServerLogin.of("quay.io", "me", "plain"));
    }

    @Test
    void aPasswordThatStaysEncryptedWithoutAWordIsNotTakenForOne() {
        assertThat(logins(settings(server("ghcr.io", "ci", ENCRYPTED)), UnaryOperator.identity()))
                .containsExactly(ServerLogin.undecrypted("ghcr.io", "ci", "Maven has left it encrypted"));
    }

    @Test
    void whatMaven4HasDecryptedIsTakenAsItIs() {
        MavenSession session = new Project().session();
        session.getSystemProperties().setProperty("maven.version", "4.0.0");
        session.getRequest().addServer(server("ghcr.io", "ci", "with{braces}"));
        SettingsDecrypter nobody = request -> {
            throw new AssertionError("asked");
        };

        assertThat(new ServerLogins(nobody).of(session))
                .containsExactly(ServerLogin.of("ghcr.io", "ci", "with{braces}"));
    }

    private static List<ServerLogin> logins(Settings settings, UnaryOperator<String> cipher) {
        MavenSession session = new Project().session();
        session.getSystemProperties().setProperty("maven.version", "3.9.9");
        settings.getServers().forEach(session.getRequest()::addServer);
        SettingsDecrypter decrypter = request -> {
            Server decrypted = request.getServers().get(0).clone();
            try {
                if (decrypted.getPassword() != null) {
                    decrypted.setPassword(cipher.apply(decrypted.getPassword()));
                }
                return new Result(decrypted, List.of());
            } catch (IllegalStateException e) {
                return new Result(
                        decrypted,
                        List.of(
                                problem("it is an old one", SettingsProblem.Severity.WARNING),
                                problem(String.valueOf(e.getMessage()), SettingsProblem.Severity.ERROR)));
            }
        };
        return new ServerLogins(decrypter).of(session);
    }

    private static SettingsProblem problem(String message, SettingsProblem.Severity severity) {
        return new DefaultSettingsProblem(message, severity, "settings", -1, -1, null);
    }

    private static Settings settings(Server... servers) {
        Settings settings = new Settings();
        List.of(servers).forEach(settings::addServer);
        return settings;
    }

    private static Server server(String id, @Nullable String username, @Nullable String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        return server;
    }

    private record Result(Server getServer, List<SettingsProblem> getProblems) implements SettingsDecryptionResult {

        @Override
        public List<Server> getServers() {
            return List.of(getServer);
        }

        @Override
        public @Nullable Proxy getProxy() {
            return null;
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }
    }
}

package io.github.multiarchmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.config.RegistrySpec;
import io.github.multiarchmaven.model.ServerLogin;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProxyLoginsTest {

    private static final String ENCRYPTED = "{jSMOWnoPFgsHVpMvz5VrIt5kRbzGpI8u+9EF1iFQyJQ=}";

    private final MavenSession session = new Project().session();

    @Test
    void thoseThatAreSwitchedOnAreTakenWithTheirProtocolAndWhomTheyAreNotFor() {
        Proxy off = proxy("off", null, null);
        off.setActive(false);
        Proxy on = proxy("on", null, null);
        on.setProtocol("https");
        on.setPort(3129);
        on.setNonProxyHosts("*.corp.example.com| 10.*,bare|");
        session.getRequest().addProxy(off);
        session.getRequest().addProxy(on);

        assertThat(logins(UnaryOperator.identity()))
                .containsExactly(new RegistrySpec.Proxy(
                        "https",
                        "proxy.example.com",
                        3129,
                        Optional.empty(),
                        List.of("*.corp.example.com", "10.*", "bare")));
    }

    @Test
    void passwordsAreDecrypted() {
        session.getRequest().addProxy(proxy("main", "me", ENCRYPTED));

        assertThat(logins(password -> "opened"))
                .extracting(RegistrySpec.Proxy::login)
                .containsExactly(Optional.of(ServerLogin.of("main", "me", "opened")));
    }

    @Test
    void oneThatStaysEncryptedIsNotTakenForAPassword() {
        session.getRequest().addProxy(proxy("main", "me", ENCRYPTED));

        assertThat(logins(UnaryOperator.identity()))
                .extracting(RegistrySpec.Proxy::login)
                .containsExactly(Optional.of(ServerLogin.undecrypted("main", "me", "Maven has left it encrypted")));
    }

    @Test
    void whatMaven4HasDecryptedIsTakenAsItIs() {
        session.getSystemProperties().setProperty("maven.version", "4.0.0");
        session.getRequest().addProxy(proxy("main", "me", "with{braces}"));
        SettingsDecrypter nobody = request -> {
            throw new AssertionError("asked");
        };

        assertThat(new ProxyLogins(nobody).of(session))
                .extracting(RegistrySpec.Proxy::login)
                .containsExactly(Optional.of(ServerLogin.of("main", "me", "with{braces}")));
    }

    private List<RegistrySpec.Proxy> logins(UnaryOperator<String> cipher) {
        SettingsDecrypter decrypter = request -> {
            Proxy decrypted = request.getProxies().get(0).clone();
            decrypted.setPassword(cipher.apply(decrypted.getPassword()));
            return new Result(decrypted);
        };
        session.getSystemProperties().setProperty("maven.version", "3.9.9");
        return new ProxyLogins(decrypter).of(session);
    }

    private static Proxy proxy(String id, @Nullable String username, @Nullable String password) {
        Proxy proxy = new Proxy();
        proxy.setId(id);
        proxy.setHost("proxy.example.com");
        proxy.setUsername(username);
        proxy.setPassword(password);
        return proxy;
    }

    private record Result(Proxy getProxy) implements SettingsDecryptionResult {

        @Override
        public @Nullable Server getServer() {
            return null;
        }

        @Override
        public List<Server> getServers() {
            return List.of();
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of(getProxy);
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return List.of();
        }
    }
}

package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.model.ServerLogin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String SECRET = "pl3ase-hide-me";

    @Test
    void noneIsPrinted() {
        ServerLogin login = ServerLogin.of("ghcr.io", "u", SECRET);
        UsernamePassword password = new UsernamePassword("u", SECRET);
        IdentityToken token = new IdentityToken(SECRET);

        assertThat(List.of(
                        login,
                        password,
                        token,
                        new FoundCredential(password, "somewhere"),
                        new FoundCredential(token, "somewhere")))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain(SECRET));
        assertThat(new FoundCredential(password, "somewhere"))
                .hasToString("FoundCredential[credential=user u, password ***, origin=somewhere]");
    }

    @Test
    void noneIsInTheCommandThatAsksForIt(@TempDir Path folder) {
        DockerHome home = new DockerHome(folder)
                .with("{\"credsStore\":\"box\"}")
                .helper("box", 0, "{\"Username\":\"u\",\"Secret\":\"" + SECRET + "\"}");

        assertThat(home.find("ghcr.io")).isEqualTo(new UsernamePassword("u", SECRET));
        assertThat(home.asked())
                .hasSize(1)
                .allSatisfy(command -> assertThat(command.toString()).doesNotContain(SECRET));
    }
}

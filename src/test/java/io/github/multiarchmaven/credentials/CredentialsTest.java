package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.multiarchmaven.credentials.Credential.Anonymous;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String REGISTRY = "registry.example.com:5000";

    /** user:fromfile */
    private static final String IN_FILE = "{\"auths\":{\"" + REGISTRY + "\":{\"auth\":\"dXNlcjpmcm9tZmlsZQ==\"}}}";

    private final DockerHome home;

    CredentialsTest(@TempDir Path folder) {
        home = new DockerHome(folder);
    }

    @Test
    void aServerOfTheSettingsComesBeforeDockersConfiguration() {
        FoundCredential found = home.with(IN_FILE)
                .credentials(ServerLogin.of("central", "no", "no"), ServerLogin.of(REGISTRY, "ci", "fromsettings"))
                .find(REGISTRY);

        assertThat(found.credential()).isEqualTo(new UsernamePassword("ci", "fromsettings"));
        assertThat(found.origin()).isEqualTo("server registry.example.com:5000 of settings.xml");
    }

    @Test
    void dockersConfigurationComesBeforeNothing() {
        FoundCredential found = home.with(IN_FILE)
                .credentials(ServerLogin.of("central", "no", "no"))
                .find(REGISTRY);

        assertThat(found.credential()).isEqualTo(new UsernamePassword("user", "fromfile"));
        assertThat(found.origin()).isEqualTo("entry for registry.example.com:5000 in " + home.file());
    }

    @Test
    void nothingIsAnAnswerThatSaysWhereWasLooked() {
        FoundCredential found = home.credentials().find(REGISTRY);

        assertThat(found.credential()).isEqualTo(new Anonymous());
        assertThat(found.origin())
                .isEqualTo("neither a server with the id registry.example.com:5000 in settings.xml nor a login in "
                        + home.file());
    }

    @Test
    void aServerWithoutLoginIsPassedOver() {
        assertThat(home.with(IN_FILE)
                        .credentials(ServerLogin.of(REGISTRY, "", ""))
                        .find(REGISTRY)
                        .credential())
                .isEqualTo(new UsernamePassword("user", "fromfile"));
    }

    @Test
    void aServerWithHalfALoginIsAProblem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        home.credentials(ServerLogin.of(REGISTRY, "ci", "")).find(REGISTRY))
                .withMessageContainingAll(REGISTRY, "has no password", "server-unusable");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        home.credentials(ServerLogin.of(REGISTRY, "", "x")).find(REGISTRY))
                .withMessageContaining("has no username");
    }

    @Test
    void aPasswordThatNobodyCanDecryptIsAProblemOnlyWhereItIsNeeded() {
        Credentials credentials = home.with(IN_FILE)
                .credentials(ServerLogin.undecrypted("other.example.com", "ci", "no master password"));

        assertThat(credentials.find(REGISTRY).credential()).isInstanceOf(UsernamePassword.class);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> credentials.find("other.example.com"))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.SERVER_UNUSABLE))
                .withMessageContainingAll("other.example.com", "password could not be decrypted: no master password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker.io", "index.docker.io", "registry-1.docker.io", "https://index.docker.io/v1/"})
    void dockerHubsServerHasAnyOfItsNames(String id) {
        assertThat(home.credentials(ServerLogin.of(id, "ci", "x"))
                        .find("docker.io")
                        .credential())
                .isInstanceOf(UsernamePassword.class);
    }

    @Test
    void aServerOfAnotherPortIsAnotherServer() {
        assertThat(home.credentials(ServerLogin.of("registry.example.com", "ci", "x"))
                        .find(REGISTRY)
                        .credential())
                .isEqualTo(new Anonymous());
    }

    @Test
    void theVariableNamesAnotherFolder() throws IOException {
        home.with("not JSON");
        Path other = Files.createDirectory(home.bin().resolveSibling("other"));
        Files.writeString(other.resolve("config.json"), IN_FILE);
        Surroundings surroundings = new Surroundings(
                Map.of("DOCKER_CONFIG", other.toString()),
                home.surroundings().home(),
                home.surroundings().osName());

        assertThat(new Credentials(List.of(), surroundings, home.processes())
                        .find(REGISTRY)
                        .origin())
                .endsWith(other.resolve("config.json").toString());
    }

    @Test
    void aRegistryIsLookedUpOnce() {
        Credentials credentials = home.with("{\"credsStore\":\"box\"}")
                .helper("box", 0, "{\"Username\":\"u\",\"Secret\":\"s\"}")
                .credentials();

        assertThat(credentials.find(REGISTRY)).isSameAs(credentials.find(REGISTRY));
        assertThat(home.asked()).hasSize(1);
    }
}

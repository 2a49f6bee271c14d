package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.CommandResult;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateDockerConfigTest {

    private static final String SECRET = "pl3ase-hide-me";
    private static final ServerLogin LOGIN = ServerLogin.of("registry.example.com:5000", "ci", SECRET);

    private final List<String> warnings = new ArrayList<>();
    private final DockerHome home;
    private final Path folder;

    PrivateDockerConfigTest(@TempDir Path folder) {
        this.folder = folder;
        home = new DockerHome(folder);
    }

    @Test
    void isNotMadeWhereThereIsNothingToAdd() {
        home.with("not even JSON");

        assertThat(make(List.of())).isEmpty();
        assertThat(make(List.of(ServerLogin.of("central", "u", "p"), ServerLogin.of("ghcr.io", "", ""))))
                .isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void hasTheLoginsAndAllThatTheUsersOwnHas() throws IOException {
        home.with("""
                {"auths": {"ghcr.io": {"auth": "eA=="}}, "credsStore": "box", "currentContext": "far",
                 "cliPluginsExtraDirs": ["/opt/plugins"], "aliases": {"builder": "buildx"}, "unheardOf": [1.50, null]}
                """);
        String before = Files.readString(home.file());

        try (PrivateDockerConfig made =
                make(List.of(LOGIN, ServerLogin.of("docker.io", "hub", "h"))).orElseThrow()) {
            JsonNode config = configOf(made);

            assertThat(config.at("/auths/ghcr.io/auth").textValue()).isEqualTo("eA==");
            assertThat(config.path("auths")
                            .path("registry.example.com:5000")
                            .path("auth")
                            .textValue())
                    .isEqualTo(base64("ci:" + SECRET));
            assertThat(config.path("auths")
                            .path("https://index.docker.io/v1/")
                            .path("auth")
                            .textValue())
                    .isEqualTo(base64("hub:h"));
            assertThat(config.path("credsStore").textValue()).isEqualTo("box");
            assertThat(config.path("currentContext").textValue()).isEqualTo("far");
            assertThat(config.path("cliPluginsExtraDirs").toString())
                    .isEqualTo(new ObjectMapper()
                            .writeValueAsString(List.of(
                                    "/opt/plugins",
                                    home.folder().resolve("cli-plugins").toString())));
            assertThat(config.at("/aliases/builder").textValue()).isEqualTo("buildx");
            assertThat(config.path("unheardOf").toString()).isEqualTo("[1.5,null]");
        }
        assertThat(Files.readString(home.file())).isEqualTo(before);
    }

    @Test
    void hasProxiesForRunSteps() throws IOException {
        try (PrivateDockerConfig made = withProxies()) {
            assertThat(configOf(made).at("/proxies/default").toString())
                    .isEqualTo("{\"httpProxy\":\"http://u:" + SECRET + "@p:1\"}");
            assertThat(made.toString() + made.environment()).doesNotContain(SECRET);
        }
    }

    @Test
    void proxiesOfTheUsersOwnComeFirst() throws IOException {
        home.with("{\"proxies\":{\"default\":{\"httpProxy\":\"http://mine:1\"}}}");
        try (PrivateDockerConfig made = withProxies()) {
            assertThat(configOf(made).at("/proxies/default/httpProxy").textValue())
                    .isEqualTo("http://mine:1");
        }
        home.with("{\"proxies\":{\"tcp://far:2375\":{\"httpProxy\":\"http://mine:1\"}}}");
        try (PrivateDockerConfig made = withProxies()) {
            assertThat(configOf(made).at("/proxies").size()).isEqualTo(2);
        }
    }

    private PrivateDockerConfig withProxies() {
        return PrivateDockerConfig.make(
                        List.of(),
                        Optional.empty(),
                        Map.of("HTTP_PROXY", "http://u:" + SECRET + "@p:1"),
                        home.surroundings(),
                        log())
                .orElseThrow();
    }

    @Test
    void isMadeForAUserWithoutAnyConfiguration() throws IOException {
        try (PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow()) {
            assertThat(configOf(made).path("auths").size()).isEqualTo(1);
        }
        assertThat(home.folder()).doesNotExist();
    }

    /** Read by the rules of docker/cli, which our own reading follows. */
    @Test
    void itsLoginsComeBeforeThoseOfTheUsersHelpers() {
        home.with("{\"credsStore\":\"absent\",\"credHelpers\":{\"registry.example.com:5000\":\"absent\"}}");

        try (PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow()) {
            Surroundings inside = new Surroundings(
                    made.environment(),
                    home.surroundings().home(),
                    home.surroundings().osName());
            assertThat(new Credentials(List.of(), inside, home.processes())
                            .find("registry.example.com:5000")
                            .credential())
                    .isEqualTo(new UsernamePassword("ci", SECRET));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> new Credentials(List.of(), inside, home.processes()).find("ghcr.io"))
                    .withMessageContaining("docker-credential-absent");
        }
    }

    @Test
    void isTheOwnersAlone() throws IOException {
        assumeFalse(home.surroundings().isWindows(), "Windows has no modes");

        try (PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow()) {
            assertThat(mode(folderOf(made))).isEqualTo("rwx------");
            assertThat(mode(folderOf(made).resolve("config.json"))).isEqualTo("rw-------");
        }
    }

    @Test
    void showsTheUsersContextsAndLeavesThemAlone() throws IOException {
        Path meta =
                home.folder().resolve("contexts").resolve("meta").resolve("abc").resolve("meta.json");
        Files.createDirectories(meta.getParent());
        Files.writeString(meta, "{}");

        PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow();
        assertThat(folderOf(made).resolve("contexts/meta/abc/meta.json")).hasContent("{}");
        made.close();

        assertThat(meta).hasContent("{}");
    }

    @Test
    void hasAContextForAnEngineBehindTlsBesidesTheUsersOwn() throws IOException {
        Path meta =
                home.folder().resolve("contexts").resolve("meta").resolve("abc").resolve("meta.json");
        Files.createDirectories(meta.getParent());
        Files.writeString(meta, "{}");
        Path certificates = Files.createDirectories(folder.resolve("certs"));
        Files.writeString(certificates.resolve("ca.pem"), "an authority");

        try (PrivateDockerConfig made = PrivateDockerConfig.make(
                        List.of(),
                        Optional.of(new TlsContext("tcp://far:2376", certificates)),
                        Map.of(),
                        home.surroundings(),
                        log())
                .orElseThrow()) {
            // printf %s tcp://far:2376 | sha256sum
            String id = "70893faca10911a332fdd177c007c1bce16a2ae54b28966804cec7502f0a838d";
            JsonNode context = new ObjectMapper()
                    .readTree(folderOf(made)
                            .resolve("contexts/meta/" + id + "/meta.json")
                            .toFile());
            assertThat(context.path("Name").textValue()).isEqualTo("tcp://far:2376");
            assertThat(context.at("/Endpoints/docker/Host").textValue()).isEqualTo("tcp://far:2376");
            assertThat(folderOf(made).resolve("contexts/tls/" + id + "/docker/ca.pem"))
                    .hasContent("an authority")
                    .isSymbolicLink();
            assertThat(folderOf(made).resolve("contexts/tls/" + id + "/docker/key.pem"))
                    .doesNotExist();
            assertThat(folderOf(made).resolve("contexts/meta/abc/meta.json")).hasContent("{}");
        }
        assertThat(meta).hasContent("{}");
        assertThat(certificates.resolve("ca.pem")).hasContent("an authority");
    }

    @Test
    void contextsAreCopiedWhereLinksAreNotAllowed() throws IOException {
        Path meta = Files.createDirectories(folder.resolve("from/meta/abc"));
        Files.writeString(meta.resolve("meta.json"), "{}");

        PrivateFolder.copy(folder.resolve("from"), folder.resolve("to"));

        assertThat(folder.resolve("to/meta/abc/meta.json")).hasContent("{}");
    }

    @Test
    void leadsToTheUsersBuilders() {
        try (PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow()) {
            assertThat(made.environment())
                    .containsOnlyKeys("DOCKER_CONFIG", "BUILDX_CONFIG")
                    .containsEntry(
                            "BUILDX_CONFIG", home.folder().resolve("buildx").toString());
        }
        Map<String, String> variables = new HashMap<>(home.surroundings().variables());
        variables.put("BUILDX_CONFIG", "/elsewhere");
        Surroundings chosen = new Surroundings(
                variables, home.surroundings().home(), home.surroundings().osName());
        try (PrivateDockerConfig made = PrivateDockerConfig.make(
                        List.of(LOGIN), Optional.empty(), Map.of(), chosen, log())
                .orElseThrow()) {
            assertThat(made.environment()).containsEntry("BUILDX_CONFIG", "/elsewhere");
        }
    }

    @Test
    void isGoneWhenItIsClosed() {
        PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow();
        assertThat(folderOf(made)).isDirectory();

        made.close();
        made.close();

        assertThat(Files.exists(folderOf(made), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    @Test
    void isGoneWhenTheVirtualMachineEndsWithoutClosingIt() throws Exception {
        Command java = new Command(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        List.of(),
                        Map.of(),
                        folder,
                        Duration.ofMinutes(2))
                .with("-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path"))
                .with(AbandonedFolder.class.getName(), folder.toString());

        CommandResult result = new SystemProcesses().run(java);

        assertThat(result.exitCode()).as(result.toString()).isEqualTo(7);
        assertThat(result.outputText()).startsWith("true ");
        assertThat(Path.of(result.outputText().substring("true ".length()))).doesNotExist();
    }

    @Test
    void aServerThatCannotBeUsedIsLeftOutWithAWarning() {
        assertThat(make(List.of(
                        ServerLogin.undecrypted("ghcr.io", "u", "no master password"),
                        ServerLogin.of("quay.io", "u", ""))))
                .isEmpty();

        assertThat(warnings)
                .containsExactly(
                        "The builder does without the server ghcr.io of settings.xml: its password could not be decrypted:"
                                + " no master password",
                        "The builder does without the server quay.io of settings.xml: it has no password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\":[]}",
                "{\"credHelpers\":\"x\"}",
                "{\"cliPluginsExtraDirs\":\"x\"}",
                "{\"cliPluginsExtraDirs\":[7]}",
                "{",
            })
    void aMalformedConfigurationIsAProblemAndLeavesNothingBehind(String config) {
        home.with(config);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> make(List.of(LOGIN)))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.DOCKER_CONFIG_UNREADABLE))
                .satisfies(e -> assertThat(Printed.of(e)).doesNotContain(SECRET));
    }

    @Test
    void printsNoSecret() {
        try (PrivateDockerConfig made = make(List.of(LOGIN)).orElseThrow()) {
            assertThat(made.toString() + made.environment()).doesNotContain(SECRET, base64("ci:" + SECRET));
        }
    }

    private Optional<PrivateDockerConfig> make(List<ServerLogin> servers) {
        return PrivateDockerConfig.make(servers, Optional.empty(), Map.of(), home.surroundings(), log());
    }

    private BuildLog log() {
        return new BuildLog() {
            @Override
            public void info(String line) {
                throw new AssertionError(line);
            }

            @Override
            public void warn(String line) {
                warnings.add(line);
            }

            @Override
            public void debug(String line) {
                throw new AssertionError(line);
            }
        };
    }

    private static Path folderOf(PrivateDockerConfig made) {
        return Path.of(made.environment().getOrDefault("DOCKER_CONFIG", ""));
    }

    private static JsonNode configOf(PrivateDockerConfig made) throws IOException {
        return new ObjectMapper().readTree(folderOf(made).resolve("config.json").toFile());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

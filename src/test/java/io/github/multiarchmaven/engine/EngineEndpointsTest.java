package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineEndpointsTest {

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();
    private String osName = "Linux";

    EngineEndpointsTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void takesTheDefaultSocketWhereNothingIsSaid() {
        assertThat(resolve()).isEqualTo(EngineEndpoint.of("unix:///var/run/docker.sock", "the default socket"));
    }

    @Test
    void takesTheDefaultPipeOnWindows() {
        osName = "Windows 11";

        assertThat(resolve().address()).isEqualTo("npipe:////./pipe/docker_engine");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, true",
        "tcp://127.0.0.1:2375, true",
        "tcp://localhost, true",
        "tcp://[::1]:2376, true",
        "tcp://build-host:2375, false",
        "ssh://me@localhost, true",
        "ssh://me@build_host/run/docker.sock, false",
        "unix://HOME/.docker/desktop/docker.sock, false",
        "unix://HOME/.colima/arm/docker.sock, false",
        "unix:///run/user/1000/docker.sock, false",
    })
    void theLocalhostOfContainersIsThisMachinesOnlyWhereTheAddressSaysSo(String address, boolean shared) {
        variables.put("DOCKER_HOST", address.replace("HOME", home.toString()));
        variables.put("XDG_RUNTIME_DIR", "/run/user/1000");

        assertThat(resolve().sharesLocalhost(new Surroundings(variables, home, osName)))
                .isEqualTo(shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X"})
    void outsideOfLinuxAnEngineIsInAVirtualMachine(String system) {
        osName = system;

        assertThat(resolve().sharesLocalhost(new Surroundings(variables, home, osName)))
                .isFalse();
    }

    @Test
    void prefersDockerHostToEveryContext() throws IOException {
        context("colima", "unix:///home/me/.colima/docker.sock");
        current("colima");
        variables.put("DOCKER_CONTEXT", "colima");
        variables.put("DOCKER_HOST", "tcp://build-host:2375");

        assertThat(resolve()).isEqualTo(EngineEndpoint.of("tcp://build-host:2375", "DOCKER_HOST"));
        // which docker takes no notice of, and which buildx would record
        variables.put("DOCKER_HOST", "tcp://me:pl3ase-hide-me@build-host:2375");
        assertThat(resolve()).isEqualTo(EngineEndpoint.of("tcp://build-host:2375", "DOCKER_HOST"));
        assertThat(named("tcp://me:pl3ase-hide-me@build-host:2375").address()).isEqualTo("tcp://build-host:2375");
    }

    @Test
    void prefersDockerContextToTheCurrentOne() throws IOException {
        context("rootless", "unix:///run/user/1000/docker.sock");
        context("desktop-linux", "unix:///home/me/.docker/desktop/docker.sock");
        current("rootless");
        variables.put("DOCKER_CONTEXT", "desktop-linux");

        assertThat(resolve())
                .isEqualTo(new EngineEndpoint(
                        "unix:///home/me/.docker/desktop/docker.sock",
                        "the docker context desktop-linux (DOCKER_CONTEXT)",
                        Optional.of("desktop-linux")));
    }

    @Test
    void takesTheCurrentContextOfTheConfiguration() throws IOException {
        context("rootless", "unix:///run/user/1000/docker.sock");
        current("rootless");

        assertThat(resolve())
                .isEqualTo(new EngineEndpoint(
                        "unix:///run/user/1000/docker.sock",
                        "the current docker context rootless",
                        Optional.of("rootless")));
    }

    @Test
    void looksInDockerConfigInsteadOfTheHome() throws IOException {
        context("rootless", "unix:///run/user/1000/docker.sock");
        current("rootless");
        variables.put("DOCKER_CONFIG", home.resolve("elsewhere").toString());

        assertThat(resolve().origin()).isEqualTo("the default socket");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"currentContext\":\"\"}", "{\"currentContext\":\"default\"}", "{\"auths\":{}}"})
    void takesTheDefaultWhereTheConfigurationNamesNoOther(String config) throws IOException {
        config(config);

        assertThat(resolve().origin()).isEqualTo("the default socket");
    }

    @Test
    void takesAnEmptyVariableForAnAbsentOne() {
        variables.put("DOCKER_HOST", "");
        variables.put("DOCKER_CONTEXT", "");

        assertThat(resolve().origin()).isEqualTo("the default socket");
    }

    @Test
    void refusesAnUnknownContextAndListsThoseThatExist() throws IOException {
        context("zulu", "unix:///z.sock");
        context("alpha", "unix:///a.sock");
        variables.put("DOCKER_CONTEXT", "alfa");

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_CONTEXT_UNKNOWN);
        assertThat(problem.what()).contains("\"alfa\"").contains("DOCKER_CONTEXT");
        assertThat(problem.next()).contains("default, alpha, zulu");
    }

    @Test
    void refusesAnUnknownContextWhereThereIsNone() {
        variables.put("DOCKER_CONTEXT", "../../etc");

        assertThat(problem().next()).contains("one of default with");
    }

    @Test
    void refusesAContextWithoutAnEngine() throws IOException {
        meta("kubernetes", "{\"Name\":\"kubernetes\",\"Endpoints\":{\"kubernetes\":{}}}");
        current("kubernetes");

        assertThat(problem().code()).isEqualTo(ProblemCode.ENGINE_CONTEXT_UNKNOWN);
        assertThat(problem().why()).isEqualTo("it names no engine");
    }

    @Test
    void listsContextsEvenIfAnotherIsBroken() throws IOException {
        context("alpha", "unix:///a.sock");
        meta("broken", "{");
        variables.put("DOCKER_CONTEXT", "other");

        assertThat(problem().next()).contains("default, alpha with");
    }

    @Test
    void saysWhereABrokenConfigurationIsBrokenAndQuotesNothingOfIt() throws IOException {
        config("{\"auths\":{\"x\":{\"auth\":\n  c2VjcmV0OnNlY3JldA== }}}");

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo(ProblemCode.FILE_FAILED);
        assertThat(problem.what()).contains("config.json");
        assertThat(problem.why()).startsWith("it is not valid JSON, line 2 column ");
        assertThat(String.join("\n", problem.lines())).doesNotContain("c2VjcmV0");
    }

    @Test
    void toleratesAConfigurationThatIsEmptyOrNoObject() throws IOException {
        config("");
        assertThat(resolve().origin()).isEqualTo("the default socket");

        config("[1, 2]");
        assertThat(resolve().origin()).isEqualTo("the default socket");
    }

    @Test
    void saysThatAConfigurationIsAFolder() throws IOException {
        Files.createDirectories(home.resolve(".docker").resolve("config.json"));

        assertThat(problem().code()).isEqualTo(ProblemCode.FILE_FAILED);
    }

    @Test
    void takesAnEngineBehindSsh() throws IOException {
        context("remote", "ssh://me@build_host:2222/run/docker.sock");
        current("remote");

        assertThat(resolve().address()).isEqualTo("ssh://me@build_host:2222/run/docker.sock");
        assertThat(resolve().printable()).isEqualTo("ssh://me@build_host:2222/run/docker.sock");
    }

    @Test
    void refusesAPasswordForSshAndDoesNotShowIt() throws IOException {
        context("remote", "ssh://me:secret@build-host");
        current("remote");

        Problem problem = problem();

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
        assertThat(problem.what()).contains("ssh://***@build-host").doesNotContain("secret");
        assertThat(problem.why()).contains("a password");
    }

    @Test
    void takesAnEngineThatIsNamedWhateverElseThereIs() throws IOException {
        variables.put("DOCKER_HOST", "unix:///run/usual.sock");
        context("raspberry", "tcp://10.0.0.7:2375");
        assertThat(named("unix:///run/other.sock").address()).isEqualTo("unix:///run/other.sock");
        assertThat(named("raspberry").address()).isEqualTo("tcp://10.0.0.7:2375");
        assertThat(problem(() -> named("strawberry")).code()).isEqualTo(ProblemCode.ENGINE_CONTEXT_UNKNOWN);
        assertThat(named("ssh://pi@raspberry").address()).isEqualTo("ssh://pi@raspberry");
    }

    private EngineEndpoint named(String name) {
        return EngineEndpoints.named(name, new Surroundings(variables, home, osName));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problems().get(0);
    }

    @Test
    void takesTheCertificatesOfTheVariables() {
        variables.put("DOCKER_HOST", "tcp://build-host:2376");
        variables.put("DOCKER_TLS_VERIFY", "1");
        assertThat(resolve().certificates())
                .contains(new EngineCertificates(home.resolve(".docker").toAbsolutePath()));

        variables.put("DOCKER_CERT_PATH", home.resolve("certs").toString());
        assertThat(resolve().certificates()).contains(new EngineCertificates(home.resolve("certs")));
        assertThat(named("tcp://other:2376").certificates()).contains(new EngineCertificates(home.resolve("certs")));
    }

    @Test
    void takesDockersDefaultWhereTlsIsWantedAndNoHostIsNamed() {
        variables.put("DOCKER_TLS_VERIFY", "1");

        assertThat(resolve().address()).isEqualTo("tcp://localhost:2376");
        assertThat(resolve().certificates()).isPresent();
    }

    @Test
    void takesTheCertificatesOfTheContext() throws IOException {
        context("secure", "tcp://build-host:2376");
        Path files = home.resolve(".docker")
                .resolve("contexts")
                .resolve("tls")
                .resolve(id("secure"))
                .resolve("docker");
        Files.createDirectories(files);
        current("secure");

        assertThat(resolve().certificates()).contains(new EngineCertificates(files.toAbsolutePath()));
    }

    @Test
    void refusesTlsThatBelievesAnyEngine() throws IOException {
        variables.put("DOCKER_HOST", "tcp://build-host:2376");
        variables.put("DOCKER_TLS", "1");
        assertThat(problem().code()).isEqualTo(ProblemCode.ENGINE_TLS);
        assertThat(problem().next()).contains("DOCKER_TLS_VERIFY=1 instead of DOCKER_TLS");

        variables.clear();
        meta(
                "careless",
                "{\"Name\":\"careless\",\"Endpoints\":{\"docker\":{\"Host\":\"tcp://h:2376\",\"SkipTLSVerify\":true}}}");
        current("careless");
        assertThat(problem().code()).isEqualTo(ProblemCode.ENGINE_TLS);
        assertThat(problem().next()).contains("docker context update careless").contains("skip-tls-verify=false");
    }

    @Test
    void doesNotMindTlsVariablesForASocket() {
        variables.put("DOCKER_HOST", "unix:///run/docker.sock");
        variables.put("DOCKER_TLS_VERIFY", "1");

        assertThat(resolve().address()).isEqualTo("unix:///run/docker.sock");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x:2375",
                "fd://",
                "unix://docker.sock",
                "tcp://",
                "tcp://a b:1",
                "tcp://:2375",
                "unix://",
                ":"
            })
    void refusesWhatIsNoAddress(String address) {
        variables.put("DOCKER_HOST", address);

        assertThat(problem().code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
        assertThat(problem().what()).contains("DOCKER_HOST");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://build-host, tcp://build-host:2375",
        "build-host:1234, tcp://build-host:1234",
        "TCP://build-host:1, tcp://build-host:1",
        "tcp://[::1]:2375, tcp://[::1]:2375",
        "unix:///a folder/docker.sock, unix:///a%20folder/docker.sock",
        "npipe:////./pipe/docker_engine, npipe:////./pipe/docker_engine"
    })
    void hasAnAddressForTheTransport(String written, String transport) {
        EngineAddress address = EngineAddress.of(EngineEndpoint.of(written, "a test"));

        assertThat(address.toUri()).hasToString(transport);
    }

    private EngineEndpoint resolve() {
        return EngineEndpoints.resolve(new Surroundings(variables, home, osName));
    }

    private Problem problem() {
        return catchThrowableOfType(ProblemException.class, this::resolve)
                .problems()
                .get(0);
    }

    private void config(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker").resolve("config.json"), json);
    }

    private void current(String name) throws IOException {
        config("{\"auths\":{},\"currentContext\":\"" + name + "\"}");
    }

    private void context(String name, String host) throws IOException {
        meta(
                name,
                "{\"Name\":\"" + name + "\",\"Metadata\":{},\"Endpoints\":{\"docker\":{\"Host\":\"" + host
                        + "\",\"SkipTLSVerify\":false}}}");
    }

    private void meta(String name, String json) throws IOException {
        Path folder =
                home.resolve(".docker").resolve("contexts").resolve("meta").resolve(id(name));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("meta.json"), json);
    }

    private static String id(String name) {
        return Digest.ofContent(name.getBytes(StandardCharsets.UTF_8)).hex();
    }
}

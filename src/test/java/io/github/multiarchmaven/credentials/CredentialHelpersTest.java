package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.multiarchmaven.credentials.Credential.Anonymous;
import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.Processes;
import io.github.multiarchmaven.process.ProgramNotFoundException;
import io.github.multiarchmaven.process.Surroundings;
import io.github.multiarchmaven.process.SystemProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialHelpersTest {

    private static final String REGISTRY = "ghcr.io";
    private static final String LOGIN = "{\"ServerURL\":\"x\",\"Username\":\"u\",\"Secret\":\"hunter2\"}";

    /** u:infile */
    private static final String STORE_AND_LOGIN =
            "{\"credsStore\":\"box\",\"auths\":{\"ghcr.io\":{\"auth\":\"dTppbmZpbGU=\"}}}";

    private final DockerHome home;

    CredentialHelpersTest(@TempDir Path folder) {
        home = new DockerHome(folder);
    }

    @Test
    void theHelperGetsTheAddressOnItsStandardInput() {
        FoundCredential found =
                home.with(STORE_AND_LOGIN).helper("box", 0, LOGIN).credentials().find(REGISTRY);

        assertThat(found.credential()).isEqualTo(new UsernamePassword("u", "hunter2"));
        assertThat(found.origin()).isEqualTo("credential helper docker-credential-box of " + home.file());
        Command asked = home.asked().get(0);
        assertThat(Path.of(asked.program()).getParent()).isEqualTo(home.bin());
        assertThat(asked.arguments()).hasToString("[get]");
        assertThat(asked.input()).contains("ghcr.io\n");
        assertThat(asked.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(asked.environment()).isEqualTo(home.surroundings().variables());
    }

    @Test
    void dockerHubHasItsOldName() {
        home.with("{\"credHelpers\":{\"docker.io\":\"box\"}}").helper("box", 0, LOGIN);

        assertThat(home.find("docker.io")).isEqualTo(new UsernamePassword("u", "hunter2"));
        assertThat(home.asked().get(0).input()).contains("https://index.docker.io/v1/\n");
    }

    @Test
    void theRegistrysOwnHelperComesBeforeTheOneForAll() {
        home.with("{\"credsStore\":\"absent\",\"credHelpers\":{\"ghcr.io\":\"box\"}}")
                .helper("box", 0, LOGIN);

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "hunter2"));
    }

    @Test
    void anEmptyNameMeansNoHelperForThisRegistry() {
        home.with("{\"credsStore\":\"absent\",\"credHelpers\":{\"ghcr.io\":\"\"},"
                + "\"auths\":{\"ghcr.io\":{\"auth\":\"dTppbmZpbGU=\"}}}");

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "infile"));
    }

    @Test
    void theUserTokenMeansAnIdentityToken() {
        home.with(STORE_AND_LOGIN).helper("box", 0, "{\"Username\":\"<token>\",\n\"Secret\":\"t\"}");

        assertThat(home.find(REGISTRY)).isEqualTo(new IdentityToken("t"));
    }

    @Test
    void aHelperThatHasNoneIsNoFailure() {
        home.with("{\"credsStore\":\"box\"}").helper("box", 1, "credentials not found in native keychain");

        assertThat(home.find(REGISTRY)).isEqualTo(new Anonymous());
    }

    @Test
    void aHelperThatHasNoneLeavesItToTheFile() {
        home.with(STORE_AND_LOGIN).helper("box", 1, "credentials not found in native keychain");
        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "infile"));

        home.helper("box", 0, "{\"ServerURL\":\"\",\"Username\":\"\",\"Secret\":\"\"}");
        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "infile"));
    }

    @Test
    void aHelperThatIsNotThereIsAProblem() {
        assertProblem(ProblemCode.CREDENTIAL_HELPER_MISSING, home.with(STORE_AND_LOGIN))
                .withMessageContainingAll(
                        "docker-credential-box", REGISTRY, home.file().toString(), "docker login");
    }

    @Test
    void aFailureIsToldInWordsThatAreKnownToBeHarmless() {
        home.with(STORE_AND_LOGIN)
                .helper("box", 1, "error: pass not initialized: exit status 1, hunter2", "", "the key is hunter2");

        assertProblem(ProblemCode.CREDENTIAL_HELPER_FAILED, home)
                .withMessageContainingAll("exit code 1", "| pass not initialized");
    }

    @Test
    void aStreamThatCouldHoldALoginIsNotShown() {
        home.with(STORE_AND_LOGIN).helper("box", 2, "{\"Username\":\"u\",\n\"Secret\":\"hunter2\n", "it broke");

        assertProblem(ProblemCode.CREDENTIAL_HELPER_FAILED, home).withMessageContaining("exit code 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "",
                "[\"hunter2\"]",
                "{\"Username\":\"u\",\"Secret\":\"hunter2",
                "{\"Username\":\"u\",\"Secret\":[\"hunter2\"]}",
                "{\"Username\":\"u\"}",
                "{\"Secret\":\"hunter2\"}",
            })
    void anAnswerOfAnotherFormIsAProblemThatQuotesNothing(String answer) {
        home.with("{\"credsStore\":\"box\"}").helper("box", 0, answer);

        assertProblem(ProblemCode.CREDENTIAL_HELPER_FAILED, home).withMessageContaining("ts answer");
    }

    @Test
    void aTimeOutIsAProblemWithoutWhatWasSaidUntilThen() {
        home.with(STORE_AND_LOGIN).helper("box", command -> {
            throw new ProblemException(
                    Problem.of(ProblemCode.COMMAND_TIMEOUT, "x", "y", "z").withEvidence(List.of(LOGIN)));
        });

        assertProblem(ProblemCode.CREDENTIAL_HELPER_FAILED, home)
                .withMessageContaining("was still running after 30 s")
                .withNoCause();
    }

    @Test
    void otherProblemsOfRunningItArePassedOn() {
        home.with(STORE_AND_LOGIN).helper("box", command -> {
            throw new ProblemException(Problem.of(ProblemCode.FILE_FAILED, "x", "y", "z"));
        });

        assertProblem(ProblemCode.FILE_FAILED, home);
    }

    @Test
    void aRealHelperIsRun() throws IOException {
        assumeFalse(home.surroundings().isWindows(), "the helper of this test is a shell script");
        home.with(STORE_AND_LOGIN).helper("box", 0, "");
        Path program = home.bin().resolve("docker-credential-box");
        Files.writeString(program, """
                #!/bin/sh
                read address
                [ "$1" = get ] || exit 7
                echo "noise" >&2
                echo "{\\"Username\\":\\"$address\\",\\"Secret\\":\\"$SECRET_OF_TEST\\"}"
                """);
        Surroundings surroundings = new Surroundings(
                Map.of("PATH", home.bin().toString(), "SECRET_OF_TEST", "hunter2"),
                home.surroundings().home(),
                home.surroundings().osName());

        assertThat(new Credentials(List.of(), surroundings, new SystemProcesses())
                        .find(REGISTRY)
                        .credential())
                .isEqualTo(new UsernamePassword("ghcr.io", "hunter2"));
    }

    @Test
    void aHelperThatCannotBeStartedIsMissing() {
        home.with(STORE_AND_LOGIN).helper("box", 0, "");
        Processes none = (command, onOutput, onError) -> {
            throw new ProgramNotFoundException(command, new IOException("error=8"));
        };

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new Credentials(List.of(), home.surroundings(), none).find(REGISTRY))
                .satisfies(
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.CREDENTIAL_HELPER_MISSING));
    }

    @Test
    void windowsFindsScriptsInItsPathToo(@TempDir Path folder) throws IOException {
        Path script = Files.createFile(folder.resolve("docker-credential-gcloud.cmd"));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Surroundings windows = new Surroundings(Map.of("Path", " ;nowhere;" + folder), folder, "Windows 11");

        assertThat(HelperProgram.find("docker-credential-gcloud", windows)).contains(script);
        assertThat(HelperProgram.find("docker-credential-none", windows)).isEmpty();
    }

    private static ThrowableAssertAlternative<ProblemException> assertProblem(ProblemCode code, DockerHome home) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> home.find(REGISTRY))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(code))
                .satisfies(e -> assertThat(Printed.of(e)).doesNotContain("hunter2"));
    }
}

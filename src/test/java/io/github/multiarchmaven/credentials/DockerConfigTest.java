package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.multiarchmaven.credentials.Credential.Anonymous;
import io.github.multiarchmaven.credentials.Credential.IdentityToken;
import io.github.multiarchmaven.credentials.Credential.UsernamePassword;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerConfigTest {

    private static final String REGISTRY = "ghcr.io";

    private final DockerHome home;

    DockerConfigTest(@TempDir Path folder) {
        home = new DockerHome(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghcr.io", "https://ghcr.io", "http://ghcr.io/", "ghcr.io/v1/", "https://ghcr.io/v2/"})
    void anEntryIsFoundHoweverItIsWritten(String key) {
        home.with(auths(key, "{\"auth\":\"" + base64("u:p") + "\"}"));

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://index.docker.io/v1/", "docker.io", "index.docker.io", "https://registry-1.docker.io"})
    void dockerHubHasManyNames(String key) {
        home.with(auths(key, "{\"auth\":\"" + base64("u:p") + "\"}"));

        assertThat(home.find("docker.io")).isEqualTo(new UsernamePassword("u", "p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ghcr.io:443", "xghcr.io", "ghcr.io.example.com", "ghcr.io/acme", "", "https://evil/?ghcr.io"})
    void anEntryOfAnotherPlaceIsNotTaken(String key) {
        home.with(auths(key, "{\"auth\":\"" + base64("u:p") + "\"}"));

        assertThat(home.find(REGISTRY)).isEqualTo(new Anonymous());
    }

    @Test
    void dockersOwnNameComesFirst() {
        home.with("{\"auths\":{\"https://ghcr.io\":{\"auth\":\"" + base64("old:p") + "\"},\"ghcr.io\":{\"auth\":\""
                + base64("new:p") + "\"}}}");

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("new", "p"));
    }

    @ParameterizedTest
    @CsvSource({"u:p, u, p", "u:p:q:, u, p:q:", "u:, u, ''", "u:gr\u00fc\u00dfe, u, gr\u00fc\u00dfe"})
    void thePasswordIsAllBehindTheFirstColon(String plain, String user, String password) {
        home.with(auths(REGISTRY, "{\"auth\":\"" + base64(plain) + "\",\"username\":\"x\",\"password\":\"y\"}"));

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword(user, password));
    }

    @Test
    void zerosBehindThePasswordAreNotPartOfIt() {
        home.with(auths(REGISTRY, "{\"auth\":\"" + base64("u:p\0\0") + "\"}"));

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "p"));
    }

    @Test
    void theLoginMayStandInTwoFields() {
        home.with(auths(REGISTRY, "{\"username\":\"u\",\"password\":\"p:q\"}"));

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "p:q"));
    }

    @Test
    void anIdentityTokenComesBeforeTheUser() {
        home.with(auths(REGISTRY, "{\"auth\":\"" + base64("u:") + "\",\"identitytoken\":\"t\"}"));

        assertThat(home.find(REGISTRY)).isEqualTo(new IdentityToken("t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"auths\":null}",
                "{\"auths\":{}}",
                "{\"auths\":{\"ghcr.io\":{}}}",
                "{\"auths\":{\"ghcr.io\":null}}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"\",\"email\":\"a@b\"}}}",
                "{\"auths\":{\"quay.io\":[]}}",
                "{\"credsStore\":\"\"}",
                "{\"currentContext\":\"x\",\"HttpHeaders\":{}} and what Docker does not read either",
            })
    void aFileWithoutLoginIsNoProblem(String config) {
        assertThat(home.with(config).find(REGISTRY)).isEqualTo(new Anonymous());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"auths\": hunter2 | it is not valid JSON: line 1, column 18",
                "\"hunter2\" | it is not a JSON object",
                "{\"auths\":[\"hunter2\"]} | \"auths\" is not a JSON object",
                "{\"auths\":{\"ghcr.io\":\"hunter2\"}} | the entry for ghcr.io in \"auths\" is not a JSON object",
                "{\"auths\":{\"ghcr.io\":{\"auth\":7}}} | \"auth\" of the entry for ghcr.io in \"auths\" is not a string",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"hunter2!\"}}} | is not valid base64",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"aHVudGVyMg==\"}}} | does not hold user:password",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"Omh1bnRlcjI=\"}}} | does not hold user:password",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"dTr//w==\"}}} | does not hold text in UTF-8",
                "{\"auths\":{\"ghcr.io\":{\"password\":\"hunter2\"}}} | only one of \"username\" and \"password\"",
                "{\"credsStore\":[\"hunter2\"]} | \"credsStore\" is not a string",
                "{\"credHelpers\":\"hunter2\"} | \"credHelpers\" is not a JSON object",
                "{\"credHelpers\":{\"ghcr.io\":{}}} | the entry for ghcr.io in \"credHelpers\" is not a string",
                "{\"credsStore\":\"../hunter2\"} | is not the name of a program",
            })
    void aMalformedFileIsAProblemThatNamesThePlaceAndQuotesNothing(String config, String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> home.with(config).find(REGISTRY))
                .withMessageContaining(home.file().toString())
                .satisfies(e -> assertThat(e.problems().get(0).why()).contains(reason))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.DOCKER_CONFIG_UNREADABLE))
                .satisfies(e -> assertThat(Printed.of(e)).doesNotContain("hunter2", "aHVudGVy"))
                .withNoCause();
    }

    @Test
    void anEntryForAnotherRegistryMayBeMalformed() {
        home.with("{\"auths\":{\"quay.io\":{\"auth\":\"!\"},\"ghcr.io\":{\"auth\":\"" + base64("u:p") + "\"}}}");

        assertThat(home.find(REGISTRY)).isEqualTo(new UsernamePassword("u", "p"));
    }

    @Test
    void aFileThatIsTooLargeOrTooDeepIsRefused() {
        String blanks = " ".repeat(DockerFolder.LARGEST - 2);
        assertThat(home.with("{}" + blanks).find(REGISTRY)).isEqualTo(new Anonymous());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> home.with("{}" + blanks + " ").find(REGISTRY))
                .withMessageContaining("larger than 1 MiB");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> home.with("{\"a\":".repeat(5000)).find(REGISTRY))
                .withMessageContaining("not valid JSON");
    }

    @Test
    void aFolderInPlaceOfTheFileIsAProblem() throws IOException {
        Files.createDirectories(home.file());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> home.find(REGISTRY))
                .withMessageContaining("is not a file");
    }

    @Test
    void aFileThatMayNotBeReadIsAProblem() throws IOException {
        home.with("{}");
        assertThat(home.file().toFile().setReadable(false)).isIn(true, false);
        if (Files.isReadable(home.file())) { // root may read everything, and so may everybody on Windows
            assertThat(home.find(REGISTRY)).isEqualTo(new Anonymous());
        } else {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> home.find(REGISTRY))
                    .withMessageContaining("his user may not read it");
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNotPassedOver() throws IOException {
        Files.writeString(home.folder(), "");

        if (home.surroundings().isWindows()) {
            assertThat(home.find(REGISTRY)).isEqualTo(new Anonymous());
        } else {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> home.find(REGISTRY))
                    .withMessageContaining("he system says: FileSystemException");
        }
    }

    private static String auths(String key, String entry) {
        return "{\"auths\":{\"" + key + "\":" + entry + "}}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

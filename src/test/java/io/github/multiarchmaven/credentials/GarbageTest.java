package io.github.multiarchmaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CommandResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in Docker's configuration and whatever a helper says: an answer or a problem, at once, and no secret. */
@Timeout(120)
class GarbageTest {

    private static final int ROUNDS = 3_000;
    private static final String SECRET = "pl3ase-hide-me";

    /** user:pl3ase-hide-me */
    private static final String ENCODED = "dXNlcjpwbDNhc2UtaGlkZS1tZQ==";

    private static final List<String> CONFIGS = List.of(
            "{\"auths\":{\"https://index.docker.io/v1/\":{\"auth\":\"" + ENCODED + "\"},\"ghcr.io\":{\"auth\":\""
                    + ENCODED + "\"}}}",
            "{\"credsStore\":\"box\",\"auths\":{\"ghcr.io\":{},\"docker.io\":{\"identitytoken\":\"" + SECRET + "\"}}}",
            "{\"auths\":{\"https://ghcr.io/v2/\":{\"username\":\"u\",\"password\":\"" + SECRET + "\"}},\n"
                    + "\"credHelpers\":{\"docker.io\":\"box\",\"ghcr.io\":\"\"},\"currentContext\":\"x\"}",
            "{\"HttpHeaders\":{\"X\":\"" + SECRET + "\"},\"auths\":{\"ghcr.io\":{\"auth\":\"" + ENCODED
                    + "\",\"identitytoken\":\"" + SECRET + "\"}},\"proxies\":{\"default\":{}}}");
    private static final List<String> ANSWERS = List.of(
            "{\"ServerURL\":\"ghcr.io\",\"Username\":\"u\",\"Secret\":\"" + SECRET + "\"}",
            "{\"Username\":\"<token>\",\n\"Secret\":\"" + SECRET + "\"}",
            "credentials not found in native keychain");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "1e999",
            "-",
            "\\u0000",
            "\\",
            "{}",
            "[]",
            "\"\"",
            "\n",
            "\0",
            "\"auths\":",
            "\"credsStore\":\"",
            "{\"a\":".repeat(70),
            "9".repeat(1100),
            "\u00fc",
            "/v1/",
            "//");

    private final DockerHome home;

    GarbageTest(@TempDir Path folder) {
        home = new DockerHome(folder).helper("box", 0, ANSWERS.get(0));
    }

    @Test
    void ofTheFile() throws Exception {
        Random random = new Random(1);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = spoilt(CONFIGS.get(random.nextInt(CONFIGS.size())), random);
            Files.createDirectories(home.folder());
            Files.write(home.file(), bad);
            refused += refusals("round " + round + ": " + new String(bad, StandardCharsets.UTF_8));
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS * 2 - ROUNDS / 4);
    }

    @Test
    void ofAHelper() {
        Random random = new Random(2);
        home.with("{\"credsStore\":\"box\"}");
        int refused = 0;
        for (int round = 0; round < ROUNDS / 2; round++) {
            String bad =
                    new String(spoilt(ANSWERS.get(random.nextInt(ANSWERS.size())), random), StandardCharsets.UTF_8);
            int exitCode = random.nextInt(2);
            home.helper("box", command -> new CommandResult(command, exitCode, List.of(bad.split("\n")), List.of()));
            refused += refusals("round " + round + ": " + exitCode + " " + bad);
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 20);
    }

    private int refusals(String which) {
        int refused = 0;
        for (String registry : List.of("ghcr.io", "docker.io")) {
            try {
                FoundCredential found = home.credentials().find(registry);
                assertThat(found.toString()).as(which).doesNotContain(SECRET, ENCODED);
            } catch (ProblemException e) {
                refused++;
                assertThat(Printed.of(e)).as(which).doesNotContain(SECRET, ENCODED);
            } catch (RuntimeException | StackOverflowError e) {
                fail(which, e);
            }
        }
        return refused;
    }

    private static byte[] spoilt(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int changes = random.nextInt(4); changes > 0 && text.length() > 1; changes--) {
            int place = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(place, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(place, Math.min(text.length(), place + 1 + random.nextInt(8)));
                case 2 -> text.setLength(place);
                default -> text.setCharAt(place, (char) random.nextInt(256));
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}

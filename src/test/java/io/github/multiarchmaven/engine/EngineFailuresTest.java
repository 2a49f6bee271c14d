package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.exception.DockerException;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EngineFailuresTest {

    @TempDir
    private Path home;

    private final EngineFailures failures = new EngineFailures(
            EngineEndpoint.of("unix:///nowhere/docker.sock", "the default socket"),
            new Surroundings(Map.of(), Path.of("/nowhere"), "Linux"));

    @Test
    void tellsForbiddenFromAbsent() {
        Problem forbidden = failures.unreachable("describe itself", new SocketException("Permission denied"));
        Problem absent = failures.unreachable("describe itself", new SocketException("No such file or directory"));

        assertThat(forbidden.code()).isEqualTo(ProblemCode.ENGINE_PERMISSION);
        assertThat(forbidden.next()).contains("usermod -aG docker");
        assertThat(absent.code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
    }

    @Test
    void advisesDockerDesktopForAPipe() {
        EngineFailures windows = new EngineFailures(
                EngineEndpoint.of("npipe:////./pipe/docker_engine", "the default socket"),
                new Surroundings(Map.of(), home, "Windows 11"));

        assertThat(windows.unreachable("describe itself", new IOException("absent"))
                        .next())
                .contains("start Docker (Docker Desktop)");
    }

    @ParameterizedTest
    @CsvSource({
        ".docker/run/docker.sock, docker desktop start",
        ".docker/desktop/docker.sock, docker desktop start",
        ".colima/default/docker.sock, colima start",
        ".colima/arm/docker.sock, colima start",
        ".orbstack/run/docker.sock, orb start",
        ".rd/docker.sock, rdctl start",
        "runtime/docker.sock, systemctl --user start docker",
        "of/nobody.sock, sudo systemctl start docker"
    })
    void saysHowTheProductBehindASocketIsStarted(String socket, String command) {
        assertThat(unreachable(socket).next()).contains("start Docker (").contains(command);
    }

    @Test
    void showsWhichOtherEnginesHaveASocketHere() throws IOException {
        for (String socket :
                List.of(".colima/default/docker.sock", ".orbstack/run/docker.sock", "runtime/docker.sock")) {
            Files.createDirectories(home.resolve(socket).getParent());
            Files.createFile(home.resolve(socket));
        }

        assertThat(unreachable(".orbstack/run/docker.sock").evidence())
                .containsExactly(
                        "Connection refused",
                        "DOCKER_HOST=unix://" + home.resolve(".colima/default/docker.sock") + " is Colima",
                        "DOCKER_HOST=unix://" + home.resolve("runtime/docker.sock") + " is a rootless engine");
    }

    private Problem unreachable(String socket) {
        Surroundings user = new Surroundings(
                Map.of("XDG_RUNTIME_DIR", home.resolve("runtime").toString()), home, "Linux");
        return new EngineFailures(EngineEndpoint.of("unix://" + home.resolve(socket), "a test"), user)
                .unreachable("describe itself", new SocketException("Connection refused"));
    }

    @Test
    void findsTheConnectionsFailureInsideTheLibrarys() {
        RuntimeException wrapped =
                new RuntimeException(new RuntimeException(new SocketException("Connection refused")));

        assertThat(failures.translate("describe itself", wrapped))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE));
    }

    @Test
    void keepsOurOwnMistakesOurOwn() {
        NullPointerException ours = new NullPointerException("x");

        assertThat(failures.translate("describe itself", ours)).isSameAs(ours);
    }

    @Test
    void readsTheEnginesMessageWhateverItsForm() {
        assertThat(EngineFailures.message(new DockerException("{\"message\":\"No such image\"}\n", 404)))
                .isEqualTo("No such image");
        assertThat(EngineFailures.message(new DockerException("Bad Gateway", 502)))
                .isEqualTo("Bad Gateway");
        assertThat(EngineFailures.message(new DockerException("", 500))).isEmpty();
    }

    @Test
    void doesNotWaitForEverForAnEngineThatKeepsSilent() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (EngineCalls calls = new EngineCalls(failures)) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> calls.within(Duration.ofMillis(200), "describe itself", () -> {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                        return true;
                    }))
                    .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE))
                    .withMessageContaining("did not answer within");
            assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}

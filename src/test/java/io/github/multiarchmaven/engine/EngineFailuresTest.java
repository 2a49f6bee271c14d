package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.exception.DockerException;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineFailuresTest {

    private final EngineFailures failures =
            new EngineFailures(EngineEndpoint.of("unix:///nowhere/docker.sock", "the default socket"));

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
        EngineFailures windows =
                new EngineFailures(EngineEndpoint.of("npipe:////./pipe/docker_engine", "the default socket"));

        assertThat(windows.unreachable("describe itself", new IOException("absent"))
                        .next())
                .contains("start Docker (Docker Desktop)");
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

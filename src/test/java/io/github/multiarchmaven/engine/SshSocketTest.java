package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With a shell in place of ssh; the real one is that of the integration test {@code nodes-engine-ssh}. */
@DisabledOnOs(OS.WINDOWS)
class SshSocketTest {

    private static final EngineEndpoint ENDPOINT = EngineEndpoint.of("ssh://pi@raspberry", "DOCKER_HOST");

    @Test
    void carriesBytesBothWays() throws IOException {
        try (Socket socket = SshSocket.open(List.of("cat"))) {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();

            assertThat(socket.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
        }
    }

    @Test
    void endsTheProcessWhenItIsClosed() throws Exception {
        Socket socket = SshSocket.open(List.of("sh", "-c", "echo $$; exec sleep 86397"));
        byte[] line = socket.getInputStream().readNBytes(2);
        assertThat(line).isNotEmpty();
        ProcessHandle ours = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("86397"))
                .findFirst()
                .orElseThrow();

        socket.close();

        ours.onExit().get();
        assertThat(ours.isAlive()).isFalse();
    }

    @Test
    void takesTheEndOfAGoodProcessForTheEndOfTheAnswer() throws IOException {
        try (Socket socket = SshSocket.open(List.of("sh", "-c", "printf done"))) {
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("done");
        }
    }

    @Test
    void saysWhatABadProcessSaid() throws IOException {
        try (Socket socket = SshSocket.open(List.of("sh", "-c", "printf half; echo lost >&2; exit 255"))) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                    .isInstanceOfSatisfying(SshFailedException.class, failed -> {
                        assertThat(failed.exitCode()).isEqualTo(255);
                        assertThat(failed.said()).containsExactly("lost");
                    });
        }
    }

    @Test
    void saysThatThereIsNoSsh() {
        SshFailedException failure =
                catchThrowableOfType(SshFailedException.class, () -> SshSocket.open(List.of("no-such-ssh")));

        Problem problem = problem(failure);

        assertThat(problem.why()).isEqualTo("there is no program ssh on PATH");
        assertThat(problem.next()).contains("openssh-client");
    }

    /** The texts of OpenSSH 9.2 and docker 26. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            255 | Host key verification failed. | does not know the other one's key
            255 | pi@raspberry: Permission denied (publickey,password). | does not let this user in
            255 | Received disconnect from 10.0.0.7 port 22:2: Too many authentication failures | does not let this user in
            127 | bash: line 1: docker: command not found | not on PATH over there
            127 | zsh:1: command not found: docker | not on PATH over there
            1 | permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied | may not use the engine
            1 | dial unix /srv/engine.sock: connect: permission denied | may not use the engine
            1 | Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running? | does not run over there
            1 | failed to connect to the docker API at unix:///var/run/docker.sock | does not run over there
            1 | something else | ssh ended
            255 | ssh: connect to host raspberry port 22: Connection refused | ssh ended
            """)
    void saysWhatIsWrongAndWhatToTypeNext(int exitCode, String said, String why) {
        Problem problem = problem(new SshFailedException(exitCode, List.of("a banner", said)));

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_SSH);
        assertThat(problem.what()).contains("ssh://pi@raspberry (DOCKER_HOST)");
        assertThat(problem.why()).contains(why);
        assertThat(problem.next()).contains("ssh pi@raspberry");
        assertThat(problem.evidence()).containsExactly("a banner", said);
    }

    private static Problem problem(SshFailedException failure) {
        return ((ProblemException) new EngineFailures(ENDPOINT, Surroundings.ofThisProcess())
                        .translate("describe itself", failure))
                .problems()
                .get(0);
    }
}

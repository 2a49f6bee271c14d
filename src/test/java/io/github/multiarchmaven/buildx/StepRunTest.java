package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.multiarchmaven.buildx.StepRun.Ending;
import io.github.multiarchmaven.buildx.progress.BuildCall;
import io.github.multiarchmaven.buildx.progress.SecretMask;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.process.CancelledException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepRunTest {

    private static final String RUN = "[stage-1 1/2] RUN --network=none [\\\"/app\\\"]";

    private final ScriptedProcesses processes = new ScriptedProcesses();
    private final Lines log = new Lines();
    private final Follower follower = new Follower();

    private Ending run() {
        BuildCall words = new BuildCall(
                "acme/app:1",
                List.of(Platform.of("linux/arm64")),
                new BuildCall.Builder("mine", Set.of()),
                new BuildCall.Dockerfile("a run", "FROM image", Map.of()),
                "binfmt");
        return new StepRun(processes.buildx(), log)
                .run(
                        new StepRun.Request(
                                words,
                                "the program",
                                Platform.of("linux/arm64"),
                                Path.of("/context"),
                                Map.of("image", "oci-layout:///layout@sha256:abc"),
                                List.of("network.host")),
                        follower,
                        SecretMask.of(List.of("secret value")));
    }

    private static String vertex(String more) {
        return "{\"vertexes\":[{\"digest\":\"sha256:a\",\"name\":\"" + RUN
                + "\",\"inputs\":[\"sha256:b\"],\"started\":\"2026-11-26T12:00:00Z\"" + more + "}]}";
    }

    private static String failed(String error) {
        return vertex(",\"completed\":\"2026-11-26T12:00:01Z\",\"error\":\"" + error + "\"");
    }

    /** "ready", in base64. */
    private static final String OUTPUT = "{\"logs\":[{\"vertex\":\"sha256:a\",\"stream\":1,\"data\":\"cmVhZHkK\"}]}";

    @Test
    void theCommandIsFixed() {
        processes.answer(0, List.of(), List.of());

        assertThat(run()).isEqualTo(new Ending.Done());
        Golden.assertMatches("step", processes.last().arguments());
        assertThat(processes.last().environment()).containsEntry("BUILDX_GIT_INFO", "false");
    }

    @Test
    void theStepIsFollowedWhileItRuns() {
        processes.answer(0, List.of(), List.of(vertex(""), OUTPUT));

        run();

        assertThat(follower.heard).containsExactly("started", "ready");
    }

    @Test
    void theFailureOfACommandIsTheSteps() {
        String error = "process \\\"/app\\\" did not complete successfully: exit code: 3";
        processes.answer(1, List.of(), List.of(failed(error)));

        assertThat(run()).isEqualTo(new Ending.Failed("process \"/app\" did not complete successfully: exit code: 3"));
    }

    @Test
    void everyOtherFailureIsExplained() {
        processes.answer(1, List.of(), List.of(failed("failed to copy: no space left on device")));
        assertThat(run()).isInstanceOf(Ending.Broken.class);

        processes.answer(1, List.of(), List.of("ERROR: no builder \"mine\" found"));
        assertThat(run())
                .isInstanceOfSatisfying(
                        Ending.Broken.class,
                        broken -> assertThat(broken.problem().what()).contains("mine"));
    }

    @Test
    void whoHasHeardEnoughEndsIt() {
        follower.enough = "ready";
        processes.answer(command -> {
            // what a process does whose waiting thread is interrupted
            follower.output("", "ready");
            throw new CancelledException("buildx");
        });

        assertThat(run()).isEqualTo(new Ending.Stopped());
        assertThat(Thread.interrupted())
                .as("nothing is left for the next who waits")
                .isFalse();
    }

    @Test
    void whoHasHeardEnoughTooLateHarmsNobody() {
        processes.answer(0, List.of(), List.of());

        assertThat(run()).isEqualTo(new Ending.Done());
        follower.stop.run();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptFromOutsideIsPassedOn() {
        processes.answer(command -> {
            throw new CancelledException("buildx");
        });

        assertThatThrownBy(this::run).isInstanceOf(CancelledException.class);
    }

    @Test
    void whatIsNotToBeReadIsNotLogged() {
        processes.answer(0, List.of(), List.of("ENV A=\"secret value\""));

        run();

        assertThat(log.debugged).containsExactly("ENV A=\"***\"");
    }

    private static final class Follower implements StepRun.Follower {

        private final List<String> heard = new ArrayList<>();
        private Runnable stop = () -> {};
        private String enough = "never";

        @Override
        public void begins(Runnable stopping) {
            stop = stopping;
        }

        @Override
        public void stepBegan(String digest, String name, Optional<Platform> platform) {
            heard.add("started");
        }

        @Override
        public void output(String step, String line) {
            heard.add(line);
            if (line.equals(enough)) {
                stop.run();
            }
        }
    }

    private static final class Lines implements BuildLog {

        private final List<String> debugged = new ArrayList<>();

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {
            debugged.add(line);
        }
    }
}

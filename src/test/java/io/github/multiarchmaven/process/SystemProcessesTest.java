package io.github.multiarchmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SystemProcessesTest {

    private final Processes processes = new SystemProcesses();
    private final Queue<Long> pids = new ConcurrentLinkedQueue<>();

    private final Path directory;

    SystemProcessesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void nothingOfOursIsStillRunning() {
        List<Long> alive = pids.stream().filter(pid -> !ended(pid)).toList();
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertThat(alive).isEmpty();
        assertThat(ShutdownTask.pending()).isZero();
    }

    @Test
    void readsBothStreamsFromTheStartSoThatAChattyStderrBlocksNothing() throws Exception {
        CommandResult result = processes.run(program("noise-on-stderr-first"));

        assertThat(result.exitedCleanly()).isTrue();
        assertThat(result.output()).containsExactly("done");
        assertThat(result.errors()).isNotEmpty().allMatch(line -> line.length() == 1023);
    }

    @Test
    void givesBackAnExitCodeThatIsNotZeroEvenWithoutAWordOnStderr() throws Exception {
        CommandResult result = processes.run(program("exit", "137"));

        assertThat(result.exitCode()).isEqualTo(137);
        assertThat(result.exitedCleanly()).isFalse();
        assertThat(result.errors()).isEmpty();
    }

    @Test
    void keepsTheNewestLinesAndLosesNotTheVeryLast() throws Exception {
        Queue<String> followed = new ConcurrentLinkedQueue<>();

        CommandResult result = processes.run(program("many-lines", "5000"), followed::add, line -> {});

        assertThat(followed).hasSize(5001).startsWith("line 1").endsWith("the last, without an end");
        assertThat(result.output()).hasSize(LastLines.MOST_LINES).endsWith("line 5000", "the last, without an end");
    }

    @Test
    void cutsALineThatDoesNotEnd() throws Exception {
        CommandResult result = processes.run(program("endless-line"));

        assertThat(result.output()).hasSize(1);
        assertThat(result.outputText())
                .hasSize(LineCutter.LONGEST + LineCutter.CUT.length())
                .endsWith(LineCutter.CUT);
    }

    @Test
    void readsUtf8WhateverTheLocale() throws Exception {
        assertThat(processes.run(program("say-utf8")).output())
                .containsExactly("gr\u00fc\u00dfe, \u4e16\u754c, \u0130\u0131");
    }

    @Test
    void handsArgumentsOverExactly() throws Exception {
        CommandResult result = processes.run(program("arguments", " a b ", "", "--x=$HOME", "it's", "a\\b"));

        assertThat(result.output()).containsExactly("< a b >", "<>", "<--x=$HOME>", "<it's>", "<a\\b>");
    }

    @Test
    void givesTheProcessTheEnvironmentOfTheCommandAndNothingElse() throws Exception {
        Map<String, String> environment = Map.of("MULTIARCH_TEST", "a=b");

        CommandResult result = processes.run(TinyProgram.command(directory, environment, "environment"));

        List<String> names = result.output().stream()
                .map(line -> line.substring(0, line.indexOf('=', 1)))
                .toList();
        assertThat(result.output()).contains("MULTIARCH_TEST=a=b");
        // Windows and macOS add these to every process themselves
        assertThat(names).isSubsetOf("MULTIARCH_TEST", "SystemRoot", "__CF_USER_TEXT_ENCODING");
    }

    @Test
    void givesTheProcessAnEmptyStandardInput() throws Exception {
        assertThat(processes.run(program("read")).output()).containsExactly("-1");
    }

    @Test
    void givesTheProcessWhatTheCommandReadsAndThenTheEnd() throws Exception {
        assertThat(processes.run(program("read-all").reading("gr\u00fc\u00dfe")).output())
                .containsExactly("gr\u00fc\u00dfe");
    }

    @Test
    void doesNotMindAProcessThatReadsNothing() throws Exception {
        CommandResult result = processes.run(program("say", "done").reading("x".repeat(1 << 20)));

        assertThat(result.output()).containsExactly("done");
        assertThat(result.exitedCleanly()).isTrue();
    }

    @Test
    void tellsAProgramThatDoesNotExistFromOneThatFails() {
        Command command =
                new Command("multiarch-no-such-program", List.of(), Map.of(), directory, Duration.ofMinutes(1));

        assertThatExceptionOfType(ProgramNotFoundException.class)
                .isThrownBy(() -> processes.run(command))
                .withMessageContaining("multiarch-no-such-program");
    }

    @Test
    void refusesAFolderThatDoesNotExist() {
        Command command = TinyProgram.command(directory.resolve("absent"), Map.of(), "say", "hello");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> processes.run(command))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.FILE_FAILED))
                .withMessageContaining("absent");
    }

    @Test
    void endsTheWholeTreeWhenTheTimeIsOver() {
        Command command = program("never-end-with-child").within(Duration.ofSeconds(4));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> processes.run(command, this::notePid, line -> {}))
                .satisfies(e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.COMMAND_TIMEOUT);
                    assertThat(e.problems().get(0).what()).endsWith("was not done after 4 s");
                    assertThat(e.problems().get(0).evidence()).containsExactly("waiting for something");
                });
        assertThat(pids).hasSize(2);
    }

    @Test
    void endsTheWholeTreeWhenTheThreadIsInterrupted() throws Exception {
        CountDownLatch bothRun = new CountDownLatch(2);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                processes.run(
                        program("never-end-with-child"),
                        line -> {
                            notePid(line);
                            bothRun.countDown();
                        },
                        line -> {});
            } catch (Throwable e) {
                thrown.set(e);
            }
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        assertThat(bothRun.await(60, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        assertThat(pids).hasSize(2);
    }

    @Test
    void endsTheWholeTreeWhenAFollowerThrowsAndLetsThatOut() {
        IllegalStateException enough = new IllegalStateException("seen enough");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> processes.run(
                        program("never-end-with-child"),
                        line -> {
                            notePid(line);
                            if (pids.size() == 2) {
                                throw enough;
                            }
                        },
                        line -> {}))
                .isSameAs(enough);
        assertThat(pids).hasSize(2);
    }

    @Test
    void endsTheWholeTreeWhenTheVirtualMachineGoesDown() throws Exception {
        CommandResult result = processes.run(program("exit-while-a-command-runs"), this::notePid, line -> {});

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).filteredOn(line -> line.startsWith("pid ")).hasSize(2);
        assertThat(result.output()).doesNotContain("a result");
    }

    @Test
    void givesBackTheExitCodeEvenIfSomethingLeftBehindHoldsThePipes() throws Exception {
        CountDownLatch childRuns = new CountDownLatch(1);

        CommandResult result = processes.run(
                program("leave-child-behind"),
                line -> {
                    notePid(line);
                    childRuns.countDown();
                },
                line -> {});

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(childRuns.await(60, TimeUnit.SECONDS)).isTrue();
        pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    @Test
    void leavesNoThreadBehindThatKeepsMavenAlive() throws Exception {
        processes.run(program("say", "hello"));

        List<Thread> ours = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("CommonsExec")
                        || thread.getName().contains("multiarch"))
                .filter(thread -> !thread.isDaemon())
                .toList();
        for (Thread thread : ours) {
            thread.join(60_000);
        }
        assertThat(ours).noneMatch(Thread::isAlive);
    }

    private Command program(String... arguments) {
        return TinyProgram.command(directory, Map.of(), arguments);
    }

    private void notePid(String line) {
        if (line.startsWith("pid ")) {
            pids.add(Long.parseLong(line.substring(4)));
        }
    }

    /** A killed process may take a moment to vanish, and where nobody reaps orphans it stays as a zombie. */
    private static boolean ended(long pid) {
        return ProcessHandle.of(pid)
                .map(handle -> {
                    try {
                        handle.onExit().get(10, TimeUnit.SECONDS);
                        return true;
                    } catch (Exception e) {
                        return false;
                    }
                })
                .orElse(true);
    }
}

package io.github.multiarchmaven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.multiarchmaven.content.TestElf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The init of this machine's architecture, run by its kernel. */
@EnabledOnOs(OS.LINUX)
class NativeInitTest {

    String architecture() {
        return Map.of("amd64", "amd64", "aarch64", "arm64").getOrDefault(System.getProperty("os.arch"), "");
    }

    private final Path folder;

    NativeInitTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private record Ended(int code, List<String> output, String errors) {}

    private Ended run(String... words) throws IOException, InterruptedException {
        byte[] program = NativeInit.programs().getOrDefault(architecture(), new byte[] {});
        assumeTrue(program.length > 0, "there is no init for this machine");
        Path file = Files.write(folder.resolve("init"), program);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile());
        builder.environment().clear();
        builder.environment().put("GIVEN", "a value");
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Ended(process.waitFor(), output, Files.readString(folder.resolve("errors")));
    }

    @Test
    void theProgramGetsItsArgumentsAndItsEnvironment() throws Exception {
        Ended ended =
                run("/bin/sh", "another-name", "-c", "tr '\\0' '\\n' </proc/$$/cmdline; echo \"$GIVEN\"", "a  b", "");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).startsWith("another-name", "-c").endsWith("a  b", "", "a value");
        assertThat(ended.errors()).isEqualTo("multiarch-init: on " + architecture() + "\n");
    }

    @Test
    void itEndsAsTheProgramDoes() throws Exception {
        for (int code : new int[] {1, 3, 127, 255}) {
            Ended ended = run("/bin/sh", "sh", "-c", "exit " + code);

            assertThat(ended.code()).isEqualTo(code);
            assertThat(ended.errors()).doesNotContain("signal", "errno");
        }
    }

    @Test
    void aSignalIsSaid() throws Exception {
        for (int signal : new int[] {4, 9, 11, 15}) {
            Ended ended = run("/bin/sh", "sh", "-c", "printf unfinished >&2; kill -" + signal + " $$");

            assertThat(ended.code()).isEqualTo(128 + signal);
            assertThat(ended.errors())
                    .endsWith(
                            "unfinished\nmultiarch-init: signal " + String.format(Locale.ROOT, "%03d", signal) + "\n");
        }
    }

    @Test
    void whatCannotBeStartedIsSaid() throws Exception {
        Path noProgram = Files.writeString(folder.resolve("no-program"), "neither this nor that");
        assertThat(noProgram.toFile().setExecutable(true)).isTrue();
        Path noLoader = Files.write(
                folder.resolve("no-loader"),
                TestElf.of(architecture().isEmpty() ? "amd64" : architecture())
                        .loader("/nowhere/ld.so")
                        .bytes());
        assertThat(noLoader.toFile().setExecutable(true)).isTrue();

        assertThat(run("/no/such/program", "it").errors()).endsWith("\nmultiarch-init: errno  002\n");
        assertThat(run(noProgram.toString(), "it").errors()).endsWith("\nmultiarch-init: errno  008\n");
        assertThat(run(folder.toString(), "it").errors()).endsWith("\nmultiarch-init: errno  013\n");
        assertThat(run(folder.toString(), "it").code()).isEqualTo(127);
    }

    @Test
    void whatAProgramLeavesBehindDoesNotCount() throws Exception {
        Ended ended = run("/bin/sh", "sh", "-c", "(exit 7) & exit 5");

        assertThat(ended.code()).isEqualTo(5);
    }

    @Test
    void thereIsOneForTheProcessorsOfBuilders() {
        assertThat(NativeInit.programs()).containsOnlyKeys("amd64", "arm64");
    }
}

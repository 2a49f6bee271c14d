package io.github.multiarchmaven.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.multiarchmaven.content.TestElf;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Good and bad images of five platforms, four of them under real QEMU, and what is told of each. */
class SmokeCases extends SmokeScene {

    private static final String SAYS = "uname -m; echo \"$ENV_OF_IMAGE $GIVEN\"; pwd; id -u";

    private static final List<String> MACHINES = List.of("x86_64", "aarch64", "armv7l", "s390x", "riscv64");

    /** A loader, a library and a program that needs both, as Debian has them for amd64. */
    private static final List<String> LOADED_PROGRAM =
            List.of("/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/libc.so.6", "/bin/true");

    @Test
    void aGoodImagePasses() throws IOException {
        Results image = built(
                "good", "USER 1234", "WORKDIR /work", "ENV ENV_OF_IMAGE=images", "CMD [\"sh\", \"-c\", \"exit 7\"]");

        Told told = verify(
                image,
                command("sh", "-c", SAYS)
                        .environment(Map.of("GIVEN", "a$HOME \"b\" \\c #d'e"))
                        .output("images a$HOME \"b\" \\c #d'e\n/work\n1234")
                        .pattern("^(" + String.join("|", MACHINES) + ")$")
                        .raw());

        assertThat(told.problems()).isEmpty();
        assertThat(told.line("linux/amd64")).contains("passed", "native");
        assertThat(foreign())
                .allSatisfy(platform -> assertThat(told.line(platform))
                        .contains("passed", "emulated")
                        .doesNotContain("HOME \"b\""));
        assertThat(told.lines()).contains("The smoke run of acme/good:1 passed on 5 platforms");
    }

    @Test
    void eachRunsOnItsOwnPlatform() throws IOException {
        Results image = built("own", "CMD [\"sh\"]");

        Told told = verify(image, command("uname", "-m").output("s390x").raw());

        assertThat(told.of("linux/s390x")).isEmpty();
        assertThat(Stream.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/riscv64"))
                .allSatisfy(platform -> assertThat(one(told, platform))
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SMOKE_FAILED))
                        .satisfies(problem -> assertThat(problem.what()).contains("did not write \"s390x\"")));
        assertThat(one(told, "linux/arm64").evidence()).containsExactly("aarch64");
    }

    @Test
    void anotherExitCode() throws IOException {
        Results image = built("exit", "ENTRYPOINT [\"sh\", \"-c\"]", "CMD [\"echo first; exit 3\"]");

        Told wrong = verify(image, own().exitCode(0).raw());
        Told arguments = verify(
                image,
                own().arguments("echo second; exit 4")
                        .exitCode(4)
                        .output("second")
                        .raw());

        everywhere(wrong, ProblemCode.SMOKE_FAILED, "ended with exit code 3", "first");
        assertThat(arguments.problems()).isEmpty();
    }

    @Test
    void aProgramThatHangs() throws IOException {
        Told told = verify(
                built("hangs"),
                command("sh", "-c", "echo waiting; sleep 1000").timeout("3s").raw());

        everywhere(told, ProblemCode.SMOKE_TIMED_OUT, "was not done after 3 s", "waiting");
        assertThat(ENGINE.clients()).as("no call is left behind").isEmpty();
    }

    @Test
    void aProgramThatIsKilled() throws IOException {
        Results image = built("killed");

        everywhere(
                verify(image, command("sh", "-c", "echo now; kill -9 $$").raw()),
                ProblemCode.SMOKE_FAILED,
                "was killed by signal 9",
                "now");
        Told crash = verify(image, command("sh", "-c", "echo now; kill -11 $$").raw());
        assertThat(one(crash, "linux/amd64").code()).isEqualTo(ProblemCode.SMOKE_FAILED);
        assertThat(foreign())
                .allSatisfy(platform -> assertThat(one(crash, platform))
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SMOKE_EMULATOR_CRASHED))
                        .satisfies(problem -> assertThat(problem.why()).contains("signal 11")));
    }

    @Test
    void aTalkativeProgram() throws IOException {
        Files.writeString(contextOf("talks").resolve("megabyte"), ("x".repeat(99) + "\n").repeat(10_000));
        Results image = built("talks", "COPY megabyte /megabyte");
        String fiftyTimes = "echo early; for i in $(seq 50); do cat /megabyte; done; echo late";

        Told told = verify(
                image,
                command("sh", "-c", fiftyTimes)
                        .pattern("^early$")
                        .output("late")
                        .raw());

        everywhere(told, ProblemCode.SMOKE_FAILED, "did not write \"late\" as far as can be seen", "xxx");
    }

    @Test
    void aServer() throws IOException {
        Results image = built("server");
        String server = "echo starting; sleep 1; echo ready at port 80; sleep 1000";

        Told good = verify(
                image, command("sh", "-c", server).startup("ready at port").raw());
        Told bad = verify(
                image,
                command("sh", "-c", "echo no port; exit 1")
                        .startup("ready at port")
                        .raw());

        assertThat(good.problems()).isEmpty();
        everywhere(bad, ProblemCode.SMOKE_FAILED, "before it had started up", "no port");
    }

    @Test
    void anImageWithoutAnythingButItsProgram() throws IOException {
        Results image = builtFrom(
                "FROM " + ENGINE.get("registryLocal") + "/library/busybox:1 AS base\nFROM scratch",
                "bare",
                "COPY --from=base /bin/busybox /busybox",
                "USER 4711",
                "ENTRYPOINT [\"/busybox\", \"uname\"]",
                "CMD [\"-m\"]");

        assertThat(verify(
                                image,
                                own().pattern("^(" + String.join("|", MACHINES) + ")$")
                                        .raw())
                        .problems())
                .isEmpty();
        everywhere(
                verify(image, command("sh", "-c", "true").raw()),
                ProblemCode.SMOKE_NOT_STARTED,
                "sh cannot be started");
    }

    @Test
    void aUserThatTheImageDoesNotKnow() throws IOException {
        Told told = verify(built("nobody", "USER nobody"), command("id").raw());

        everywhere(told, ProblemCode.SMOKE_NOT_STARTED, "id cannot be started");
        assertThat(one(told, "linux/arm64").why()).contains("unable to find user nobody");
    }

    @Test
    void aProgramOfAnotherPlatform() throws IOException {
        Results image = builtFrom(
                "FROM --platform=linux/amd64 " + ENGINE.get("registryLocal") + "/library/busybox:1",
                "amd64-everywhere",
                "CMD [\"busybox\"]");

        Told told = verify(image, own().raw());

        assertThat(told.line("linux/amd64")).contains("passed", "native");
        assertThat(told.problems())
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONTENT_WRONG_PLATFORM));
    }

    @Test
    void aMissingLoader() throws IOException {
        Map<String, String> machines =
                Map.of("amd64", "amd64", "arm64", "arm64", "armv7", "arm", "s390x", "s390x", "riscv64", "riscv64");
        for (Map.Entry<String, String> machine : machines.entrySet()) {
            Files.write(
                    contextOf("loader").resolve("app-" + machine.getKey()),
                    TestElf.of(machine.getValue()).loader("/lib/none.so.1").bytes());
        }
        Results image = built(
                "loader",
                "ARG TARGETARCH",
                "ARG TARGETVARIANT",
                "COPY --chmod=755 app-$TARGETARCH$TARGETVARIANT /app",
                "CMD [\"/app\"]");

        Told told = verify(image, own().raw());

        everywhere(told, ProblemCode.SMOKE_NOT_STARTED, "/app cannot be started");
        assertThat(PLATFORMS)
                .allSatisfy(platform -> assertThat(one(told, platform).evidence())
                        .contains("/app is started by the loader /lib/none.so.1, which the image does not have"));
    }

    @Test
    void aMissingInterpreter() throws IOException {
        Files.writeString(contextOf("script").resolve("start"), "#!/bin/bash\necho no\n");
        Results image = built("script", "COPY --chmod=755 start /start", "CMD [\"/start\"]");

        Told told = verify(image, own().raw());

        everywhere(told, ProblemCode.SMOKE_NOT_STARTED, "/start cannot be started");
        assertThat(one(told, "linux/s390x").evidence())
                .anySatisfy(line -> assertThat(line).contains("the image has no file /bin/bash"));
    }

    @Test
    void aProgramThatNobodyMayExecute() throws IOException {
        Results image = builtFrom(
                "FROM " + ENGINE.get("registryLocal") + "/library/busybox:1 AS base\nFROM scratch",
                "forbidden",
                "COPY --from=base --chmod=644 /bin/busybox /app",
                "CMD [\"/app\"]");

        everywhere(verify(image, own().raw()), ProblemCode.SMOKE_NOT_STARTED, "/app cannot be started");
    }

    @Test
    void whatTheImageStartsIsTried() throws IOException {
        Results image = built("default", "ENTRYPOINT [\"sh\", \"-c\"]", "CMD [\"echo up; sleep 1000\"]");

        Told told = verify(image, own().raw());

        assertThat(told.problems()).isEmpty();
        assertThat(PLATFORMS)
                .allSatisfy(platform -> assertThat(told.line(platform)).contains("passed"));
    }

    @Test
    void triggersAreNotTheImagesOwnProgram() throws IOException {
        Results image = built("triggers", "ONBUILD RUN exit 1", "CMD [\"true\"]");

        assertThat(verify(image, own().exitCode(0).raw()).problems()).isEmpty();
    }

    @Test
    void anImageThatStartsNothing() throws IOException {
        Results image = builtFrom("FROM scratch", "nothing", "COPY Dockerfile /");

        Told told = verify(image, own().raw());

        assertThat(told.problems()).isEmpty();
        assertThat(PLATFORMS)
                .allSatisfy(platform -> assertThat(told.line(platform)).contains("not run"));
        assertThat(told.lines()).noneMatch(line -> line.contains("passed"));
    }

    @Test
    void aBuilderThatPutsAnEmulatorOfItsOwnBeforeEverything() throws IOException {
        Results image = builtFor(
                List.of("linux/ppc64le"), "FROM " + ENGINE.get("registryLocal") + "/library/busybox:1", "bundled");
        bundling("qemu-ppc64le", () -> {
            assertThat(verifyIn(
                                    BUNDLING,
                                    image,
                                    command("uname", "-m").output("ppc64le").raw())
                            .problems())
                    .isEmpty();
            assertThat(verifyIn(
                                    BUNDLING,
                                    image,
                                    command("sh", "-c", "exit 3").exitCode(3).raw())
                            .problems())
                    .isEmpty();
            Told crash = verifyIn(
                    BUNDLING,
                    image,
                    command("sh", "-c", "echo now; kill -11 $$").raw());
            assertThat(one(crash, "linux/ppc64le").code()).isEqualTo(ProblemCode.SMOKE_EMULATOR_CRASHED);
        });
    }

    @Test
    void aProgramWhoseLoaderIsAsked() throws IOException {
        for (String file : LOADED_PROGRAM) {
            assumeTrue(Files.exists(Path.of(file)), "this machine has no " + file);
        }
        String loader = LOADED_PROGRAM.get(0);
        String library = LOADED_PROGRAM.get(1);
        String program = LOADED_PROGRAM.get(2);

        Told good = verify(loaded("good-program", loader, library, program), own().raw());
        Told bad = verify(loaded("no-library", loader, program), own().raw());

        assertThat(good.problems()).isEmpty();
        assertThat(good.line("linux/amd64")).contains("passed", loader + " --list " + program);
        assertThat(one(bad, "linux/amd64").code()).isEqualTo(ProblemCode.SMOKE_NOT_STARTED);
        assertThat(one(bad, "linux/amd64").why()).contains("libraries");
    }

    @Test
    void aScriptMaySayWhereElseLibrariesAre() throws IOException {
        Files.writeString(
                contextOf("says-where").resolve("start"),
                "#!/bin/sh\nexport LD_LIBRARY_PATH=/opt/lib\n\"$@\"\necho ended\n");
        for (String file : LOADED_PROGRAM) {
            assumeTrue(Files.exists(Path.of(file)), "this machine has no " + file);
            Files.copy(
                    Path.of(file),
                    contextOf("says-where").resolve(String.valueOf(Path.of(file).getFileName())));
        }
        String[] image = {
            "COPY --chmod=755 ld-linux-x86-64.so.2 " + LOADED_PROGRAM.get(0),
            "COPY --chmod=755 true /opt/true",
            "COPY --chmod=755 start /opt/start",
            "ENTRYPOINT [\"/opt/start\"]",
            "CMD [\"/opt/true\"]"
        };
        String base = "FROM " + ENGINE.get("registryLocal") + "/library/busybox:1";
        Results bad = builtFor(List.of("linux/amd64"), base, "says-where", image);
        Told missing = verify(bad, own().raw());
        Results good =
                builtFor(List.of("linux/amd64"), base + "\nCOPY libc.so.6 /opt/lib/libc.so.6", "says-where", image);

        assertThat(verify(good, own().raw()).line("linux/amd64")).contains("passed", "/opt/start /opt/true");
        assertThat(one(missing, "linux/amd64").code()).isEqualTo(ProblemCode.SMOKE_NOT_STARTED);
        assertThat(one(missing, "linux/amd64").why()).contains("libraries");
    }

    private static Results loaded(String id, String... files) throws IOException {
        List<String> instructions = new ArrayList<>();
        for (String file : files) {
            String name = String.valueOf(Path.of(file).getFileName());
            Files.copy(Path.of(file), contextOf(id).resolve(name));
            instructions.add("COPY --chmod=755 " + name + " " + file);
        }
        instructions.add("CMD [\"" + files[files.length - 1] + "\"]");
        return builtFor(List.of("linux/amd64"), "FROM scratch", id, instructions.toArray(String[]::new));
    }

    private static void everywhere(Told told, ProblemCode code, String what, String... lastLine) {
        assertThat(PLATFORMS).allSatisfy(platform -> {
            Problem problem = one(told, platform);
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.what()).contains(what);
            assertThat(Stream.of(lastLine))
                    .allSatisfy(line ->
                            assertThat(problem.evidence()).last().asString().startsWith(line));
        });
    }

    private static Problem one(Told told, String platform) {
        assertThat(told.of(platform)).as(() -> platform + " in " + told).hasSize(1);
        return told.of(platform).get(0);
    }
}

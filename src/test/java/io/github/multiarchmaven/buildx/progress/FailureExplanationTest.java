package io.github.multiarchmaven.buildx.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureExplanationTest {

    private static final List<String> TWO = List.of("linux/arm64", "linux/amd64");
    private static final List<String> THREE = List.of("linux/amd64", "linux/arm64", "linux/arm/v7");

    @Test
    void namesTheFailedStepItsPlatformItsLinesAndItsLastWords() {
        Problem problem = recorded("failing", THREE, Recording.of0131("run-fails-on-one-platform"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_STEP_FAILED);
        assertThat(problem.what())
                .startsWith("The step \"RUN echo fetching things")
                .endsWith("(src/Dockerfile, lines 4 to 6) failed on linux/arm64.");
        assertThat(problem.why()).isEqualTo("Its command ended with exit code: 3; its last lines are below.");
        assertThat(problem.next()).contains("src/Dockerfile, lines 4 to 6", "-Dmultiarch.only=linux/arm64");
        assertThat(problem.evidence())
                .containsSubsequence(
                        "src/Dockerfile:4  RUN echo fetching things \\",
                        "src/Dockerfile:5   && echo to standard error >&2 \\",
                        "fetching things",
                        "to standard error")
                .last()
                .asString()
                .startsWith("ERROR: failed to solve: ");
    }

    @Test
    void namesTheRemedyWhereTheEnginesOwnBuildKitCannotWriteLayouts() {
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        transcript.plain("ERROR: OCI exporter is not supported for the docker driver.");
        BuildCall call = new BuildCall(
                "acme/app:1",
                List.of(Platform.of("linux/amd64")),
                new BuildCall.Builder("default", Set.of()),
                new BuildCall.Dockerfile("Dockerfile", "FROM scratch", Map.of()),
                "binfmt:test");

        Problem problem = new FailureExplanation(call, SecretMask.of(List.of())).of(transcript);

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_FAILED);
        assertThat(problem.next()).contains("remove <builder><name>", "containerd image store");
    }

    @Test
    void readsTheLaterShapeAsWell() {
        Problem problem = recorded("failing", List.of("linux/amd64"), Recording.of0291("run-fails-on-one-platform"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_STEP_FAILED);
        assertThat(problem.what()).endsWith("(src/Dockerfile, lines 4 to 6) failed on linux/amd64.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec-format-error", "handler-without-emulator", "exec-format-error-exec-form"})
    void advisesAHandlerWhereNothingExecutesThePlatform(String name) {
        Problem problem = recorded("format", TWO, Recording.of0131(name));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_EXEC_FORMAT);
        assertThat(problem.what()).contains("RUN", "src/Dockerfile, line 2", "on linux/arm64");
        assertThat(problem.why()).contains("\"our-builder\" has no working handler");
        assertThat(problem.next())
                .contains("<mode>always</mode>", "docker run --privileged --rm binfmt:test --install arm64");
        assertThat(problem.evidence()).anyMatch(line -> line.startsWith("exec /bin/"));
    }

    @Test
    void advisesAHandlerForTheOnlyPlatformOfTheCall() {
        Problem problem =
                recorded("format", List.of("linux/arm64"), Recording.of0131("exec-format-error-one-platform"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_EXEC_FORMAT);
        assertThat(problem.what()).contains("on linux/arm64");
    }

    @Test
    void doesNotSuspectEmulationOnTheBuildersOwnPlatform() {
        assertThat(commandFailed("linux/amd64", "exit code: 1", "exec /bin/sh: no such file or directory")
                        .code())
                .isEqualTo(ProblemCode.BUILD_STEP_FAILED);
        assertThat(commandFailed("linux/amd64", "exit code: 139", "Segmentation fault")
                        .code())
                .isEqualTo(ProblemCode.BUILD_STEP_FAILED);
        assertThat(recorded("crash", TWO, Recording.of0131("killed-by-signal-native"))
                        .code())
                .isEqualTo(ProblemCode.BUILD_STEP_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, exec /app/tool: exec format error",
        "linux/arm64, /bin/sh: 1: ./tool: Exec format error",
        "linux/arm64, fork/exec ./tool: exec format error",
    })
    void blamesTheProgramWhereThePlatformItselfIsExecuted(String platform, String log) {
        Problem problem = commandFailed(platform, "exit code: 126", log);

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_EXEC_FORMAT);
        assertThat(problem.why()).contains("made for another one");
    }

    @ParameterizedTest
    @CsvSource({
        "exit code: 1, runc run failed: container process is already dead",
        "exit code: 255, exec /bin/sh: no such file or directory",
        "'exit code: 1', 'standard_init_linux.go:219: exec user process caused: exec format error'",
    })
    void knowsTheOtherFormsOfAMissingHandler(String error, String log) {
        assertThat(commandFailed("linux/riscv64", error, log).why()).contains("no working handler");
    }

    @Test
    void recognisesTheWrongEmulator() {
        Problem problem = commandFailed(
                "linux/arm64",
                "exit code: 255",
                ".buildkit_qemu_emulator: /bin/sh: Invalid ELF image for this architecture");

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_EXEC_FORMAT);
        assertThat(problem.why()).contains("for another processor");
    }

    @Test
    void recognisesACrashOfTheEmulator() {
        Problem problem = recorded("crash-foreign", TWO, Recording.of0131("killed-by-signal-emulated"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_EMULATOR_CRASHED);
        assertThat(problem.what()).contains("line 3", "crashed on linux/arm64");
        assertThat(problem.next()).contains("--platform=$BUILDPLATFORM", "<binfmt><image>", "binfmt:test");
        assertThat(problem.evidence()).contains("qemu: uncaught target signal 11 (Segmentation fault) - core dumped");
        assertThat(recorded("crash", List.of("linux/arm64"), Recording.of0131("killed-by-signal-one-platform"))
                        .code())
                .isEqualTo(ProblemCode.BUILD_EMULATOR_CRASHED);
    }

    @Test
    void suspectsTheEmulatorWhereAForeignStepDiesOfASignalWithoutAWord() {
        assertThat(commandFailed("linux/arm64", "exit code: 139", "x").code())
                .isEqualTo(ProblemCode.BUILD_EMULATOR_CRASHED);
        assertThat(commandFailed("linux/arm64", "exit code: 1390", "x").code())
                .isEqualTo(ProblemCode.BUILD_STEP_FAILED);
    }

    @Test
    void namesTheBaseImageAndThePlatformThatItLacks() {
        for (List<String> recording :
                List.of(Recording.of0131("base-without-platform"), Recording.of0291("base-without-platform"))) {
            Problem problem = recorded("format", List.of("linux/amd64", "linux/mips64le"), recording);

            assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_BASE_PLATFORM_MISSING);
            assertThat(problem.what())
                    .isEqualTo("The base image registry.test:5000/library/busybox:1 (src/Dockerfile, line 1) does not"
                            + " exist for linux/mips64le.");
        }
    }

    @Test
    void saysWhichBaseImageDoesNotExist() {
        Problem problem = recorded("missing-base", TWO, Recording.of0131("missing-base"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_FAILED);
        assertThat(problem.what()).contains("registry.test:5000/library/nothing:1", "line 1", "does not exist");
    }

    @ParameterizedTest
    @CsvSource({"base-unauthorized, unauthorized, private", "base-forbidden, forbidden, forbidden"})
    void saysWhichImageIsRefused(String recording, String dockerfile, String image) {
        Problem problem = recorded(dockerfile, TWO, Recording.of0131(recording));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_ACCESS_DENIED);
        assertThat(problem.what()).contains("closed.test:5000/acme/" + image + ":1", "line 1");
        assertThat(problem.next()).contains("docker login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/app:1: failed to resolve source metadata for docker.io/acme/app:1: pull access denied, repository"
                        + " does not exist or may require authorization: server message: insufficient_scope:"
                        + " authorization failed",
                "failed to authorize: failed to fetch oauth token: unexpected status from GET request: 401 Unauthorized",
            })
    void recognisesTheOtherFormsOfRefusal(String error) {
        assertThat(explained("FROM x", "ERROR: failed to solve: " + error).code())
                .isEqualTo(ProblemCode.BUILD_ACCESS_DENIED);
    }

    @Test
    void tellsARefusedPushFromARefusedPull() {
        Problem problem = explained(
                "FROM x",
                "ERROR: failed to solve: failed to push registry.test/acme/app:1: server message: insufficient_scope:"
                        + " authorization failed");

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_ACCESS_DENIED);
        assertThat(problem.what()).contains("does not take the image acme/app");
    }

    @Test
    void doesNotBlameTheRegistryForWhatACommandMentions() {
        Problem problem = commandFailed(
                "linux/amd64", "exit code: 22", "curl: (22) The requested URL returned error: 403 Forbidden");

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_STEP_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-base-registry, unknown-base, registry.invalid/acme/base:1",
        "registry-unreachable, forbidden, closed.test:5000/acme/forbidden:1",
    })
    void saysWhichRegistryIsOutOfReach(String recording, String dockerfile, String image) {
        Problem problem = recorded(dockerfile, TWO, Recording.of0131(recording));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_FAILED);
        assertThat(problem.what()).contains("\"our-builder\" could not read the image " + image);
        assertThat(problem.next()).contains("proxy");
    }

    @ParameterizedTest
    @CsvSource({
        "x509: certificate signed by unknown authority, certificate",
        "http: server gave HTTP response to HTTPS client, plain HTTP",
        "toomanyrequests: You have reached your pull rate limit, mirror",
        "dial tcp: lookup registry.test: no such host, proxy",
    })
    void hasAFittingAdviceForEachTroubleOfTheNetwork(String error, String advice) {
        Problem problem = explained("FROM x", "ERROR: failed to solve: " + error);

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_FAILED);
        assertThat(problem.why() + problem.next()).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:5000", "[::1]:5000"})
    void saysWhereTheMachineIsThatABuilderInAContainerLooksForInItself(String place) {
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        transcript.plain(
                "ERROR: failed to solve: localhost:5000/a:1: failed to resolve source metadata for localhost:5000/a:1:"
                        + " failed to do request: Head \"https://localhost:5000/v2/a/manifests/1\": dial tcp " + place
                        + ": connect: connection refused");

        Problem there = in(new BuildCall.OwnNetwork(Optional.of("172.17.0.1")), transcript);
        assertThat(there.what()).contains("found no registry at localhost:5000");
        assertThat(there.why()).contains("localhost is that container", "connection refused");
        assertThat(there.next())
                .contains(
                        "172.17.0.1:5000",
                        "<insecureRegistries>",
                        "NO_PROXY",
                        "<builder><network>host</network></builder>");
        assertThat(in(new BuildCall.OwnNetwork(Optional.empty()), transcript).next())
                .contains("the machine's own name");
        assertThat(explained("FROM x", transcript.plainLines().toArray(String[]::new))
                        .what())
                .doesNotContain("found no registry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failed to fetch oauth token: Post \"http://127.0.0.1:5001/token\": ",
                "Cannot connect to the Docker daemon at tcp://127.0.0.1:2375: ",
                "error during connect: Docker daemon: ",
                "failed to connect to the docker API at tcp://127.0.0.1:2375: ",
                "proxyconnect tcp: ",
            })
    void takesNothingElseOnThisMachineForARegistry(String before) {
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        transcript.plain("ERROR: " + before + "dial tcp 127.0.0.1:2375: connect: connection refused");
        assertThat(in(new BuildCall.OwnNetwork(Optional.of("172.17.0.1")), transcript)
                        .what())
                .doesNotContain("found no registry");
    }

    private static Problem in(BuildCall.OwnNetwork network, BuildTranscript transcript) {
        BuildCall call = new BuildCall(
                "acme/app:1",
                List.of(Platform.of("linux/amd64")),
                new BuildCall.Builder("multiarch-1", Set.of(), Optional.of(network)),
                new BuildCall.Dockerfile("Dockerfile", "FROM localhost:5000/a:1", Map.of()),
                "binfmt:test");
        return new FailureExplanation(call, SecretMask.of(List.of())).of(transcript);
    }

    @Test
    void saysThatTheDiskOfTheBuilderIsFull() {
        Problem problem = explained("FROM x", "ERROR: failed to solve: write /x: no space left on device");

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILDER_DISK_FULL);
        assertThat(problem.why()).contains("write /x: no space left on device");
        assertThat(problem.next()).contains("docker buildx prune --builder our-builder");
        assertThat(commandFailed("linux/amd64", "exit code: 1", "cp: write error: No space left on device")
                        .code())
                .isEqualTo(ProblemCode.BUILDER_DISK_FULL);
    }

    @Test
    void saysThatTheDiskOfTheResultIsFullWhateverBuildxSays(@TempDir Path folder) {
        for (String said :
                List.of("EOF", "error from receiver: context canceled", "write x: no space left on device")) {
            Problem problem =
                    explainedWith(Optional.of(new FreeSpace(folder, 40_960)), "ERROR: failed to solve: " + said);

            assertThat(problem.code()).isEqualTo(ProblemCode.DISK_FULL);
            assertThat(problem.why()).contains(folder.toString(), "40 kB left", said);
        }
    }

    @Test
    void aDiskThatHasSpaceIsNotBlamed(@TempDir Path folder) {
        Optional<FreeSpace> space = Optional.of(new FreeSpace(folder, 50_000_000));

        assertThat(explainedWith(space, "ERROR: failed to solve: EOF").code()).isEqualTo(ProblemCode.BUILD_FAILED);
        assertThat(explainedWith(space, "ERROR: failed to solve: write x: no space left on device")
                        .code())
                .isEqualTo(ProblemCode.BUILDER_DISK_FULL);
    }

    @Test
    void aCommandThatFailsIsNotBlamedOnTheDiskOfTheResult(@TempDir Path folder) {
        String failed =
                "ERROR: failed to solve: process \"/bin/sh -c ./tool\" did not complete successfully: exit code: 1";

        assertThat(explainedWith(Optional.of(new FreeSpace(folder, 0)), failed).code())
                .isNotEqualTo(ProblemCode.DISK_FULL);
    }

    @Test
    void aFullDiskIsNotBlamedForWhatHasACauseOfItsOwn(@TempDir Path folder) {
        assertThat(explainedWith(
                                Optional.of(new FreeSpace(folder, 0)),
                                "ERROR: failed to solve: x:1: pull access denied, repository does not exist")
                        .code())
                .isNotEqualTo(ProblemCode.DISK_FULL);
    }

    @Test
    void whatACommandPrintsOnItsWayIsNoFullDisk() {
        String log = "No space left on device (a test)\n1\n2\n3\n4\nFAILED: another test";

        assertThat(commandFailed("linux/amd64", "exit code: 1", log).code())
                .isNotEqualTo(ProblemCode.BUILDER_DISK_FULL);
    }

    @Test
    void looksForSpaceWhereAFolderIsToBe(@TempDir Path folder) {
        FreeSpace space = FreeSpace.around(folder.resolve("a").resolve("b").resolve("c.log"))
                .orElseThrow();

        assertThat(space.folder()).isEqualTo(folder.toAbsolutePath());
        assertThat(space.bytes()).isPositive();
    }

    private static Problem explainedWith(Optional<FreeSpace> space, String said) {
        BuildCall.Dockerfile source = new BuildCall.Dockerfile("src/Dockerfile", "FROM x", Map.of());
        return new FailureExplanation(call(source, TWO), SecretMask.of(List.of()))
                .of(transcript(TWO, List.of(said)), space);
    }

    @Test
    void knowsABuilderThatVanishedBeforeTheBuild() {
        Problem problem = explained("FROM x", "ERROR: no builder \"multiarch-0123456789\" found");

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILDER_BROKEN);
        assertThat(problem.what()).endsWith("has vanished");
    }

    @Test
    void knowsANodeThatDoesNotAnswerAnyMore() {
        Problem problem = explained(
                "FROM x",
                Message.failed("a", "[internal] waiting for connection", "context deadline exceeded")
                        .line(),
                "ERROR: context deadline exceeded");

        assertThat(problem.code()).isEqualTo(ProblemCode.NODE_UNREACHABLE);
        assertThat(problem.what()).isEqualTo("A BuildKit of the builder our-builder does not answer any more");
        assertThat(problem.why()).endsWith("context deadline exceeded");
    }

    @Test
    void saysWhatAFileThatIsNotInTheContextNeeds() {
        Problem problem = recorded("missing-file", List.of("linux/amd64"), Recording.of0131("missing-file"));

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_STEP_FAILED);
        assertThat(problem.what()).contains("COPY nope.txt /", "src/Dockerfile, line 3");
        assertThat(problem.next()).contains(".dockerignore");
    }

    @Test
    void findsTheLineOfAMistakeInTheDockerfile() {
        for (List<String> recording :
                List.of(Recording.of0131("unknown-instruction"), Recording.of0291("unknown-instruction"))) {
            Problem problem = recorded("unknown-instruction", TWO, recording);

            assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_FAILED);
            assertThat(problem.what()).contains("src/Dockerfile, line 3");
            assertThat(problem.why()).contains("unknown instruction: RUM");
            assertThat(problem.evidence()).contains("src/Dockerfile:3  RUM true");
        }
    }

    @Test
    void neverEchoesBuildArguments() {
        for (List<String> recording :
                List.of(Recording.of0131("build-arg-value"), Recording.of0291("build-arg-value"))) {
            BuildTranscript transcript = transcript(List.of("linux/amd64"), recording);
            BuildCall call = call("secret", List.of("linux/amd64"));

            assertThat(new FailureExplanation(call, SecretMask.of(List.of()))
                            .of(transcript)
                            .lines())
                    .anyMatch(line -> line.contains("pl3ase"));
            assertThat(new FailureExplanation(call, SecretMask.of(List.of("pl3ase-hide-me")))
                            .of(transcript)
                            .lines())
                    .noneMatch(line -> line.contains("pl3ase"))
                    .anyMatch(line -> line.contains("token ***"));
        }
    }

    @Test
    void findsTheLineByTheInstructionWhereBuildxPrintedNoExcerpt() {
        Problem problem = explained(
                "FROM x\nRUN apk  add \\\n  curl\nRUN true",
                Message.failed(
                                "a",
                                "[linux/arm64 2/3] RUN apk add   curl",
                                "process \"/bin/sh -c apk\" did not complete" + " successfully: exit code: 1")
                        .line());

        assertThat(problem.what()).contains("src/Dockerfile, lines 2 to 3");
    }

    @Test
    void namesNoLineWhereTheInstructionStandsTwice() {
        Problem problem = explained(
                "FROM x\nRUN true\nFROM y\nRUN true",
                Message.failed(
                                "a",
                                "[linux/arm64 2/3] RUN true",
                                "process \"/bin/sh -c true\" did not complete" + " successfully: exit code: 1")
                        .line());

        assertThat(problem.what()).contains("(src/Dockerfile)");
    }

    @Test
    void passesOnWhatNobodyHasSeenBefore() {
        Problem problem =
                explained("FROM x", "something odd", "ERROR: failed to build: failed to solve: the moon is full");

        assertThat(problem.code()).isEqualTo(ProblemCode.BUILD_FAILED);
        assertThat(problem.why()).isEqualTo("buildx says: the moon is full");
        assertThat(problem.evidence()).containsExactly("ERROR: failed to build: failed to solve: the moon is full");
    }

    @Test
    void keepsTheEvidenceShort() {
        Problem problem = commandFailed("linux/amd64", "exit code: 1", ("x".repeat(900) + "\n").repeat(100));

        assertThat(problem.evidence())
                .hasSizeLessThan(25)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(510));
    }

    @Test
    void showsTheLastLinesWhereThereIsNoError() {
        assertThat(explained("FROM x", "Killed").evidence()).containsExactly("Killed");
        assertThat(explained("FROM x").why()).contains("gave no reason");
    }

    @Test
    void saysThatTheBuilderWentAway() {
        for (String said : List.of(
                "failed to solve: rpc error: code = Unavailable desc = closing transport",
                "failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF",
                "failed to connect to the docker API at unix:///x.sock",
                "cannot connect to the Docker daemon at unix:///x.sock",
                "Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?")) {
            Problem problem = explained("FROM x", "ERROR: " + said);

            assertThat(problem.code()).isEqualTo(ProblemCode.BUILDER_LOST);
            assertThat(problem.what()).contains("\"our-builder\" went away");
        }
    }

    @Test
    void takesHarmlessErrorsForNoReason() {
        Problem problem = explained(
                "FROM x",
                "ERROR: failed to solve: the moon is full",
                "ERROR: (*service).Write failed: rpc error: code = Unavailable desc = ref locked: unavailable");

        assertThat(problem.why()).contains("the moon is full");
    }

    static Problem explanation(String dockerfile, List<String> platforms, BuildTranscript transcript) {
        return new FailureExplanation(call(dockerfile, platforms), SecretMask.of(List.of())).of(transcript);
    }

    private static Problem recorded(String dockerfile, List<String> platforms, List<String> lines) {
        return explanation(dockerfile, platforms, transcript(platforms, lines));
    }

    private static Problem commandFailed(String platform, String error, String log) {
        return explained(
                "FROM x\nRUN ./tool",
                Message.failed(
                                "a",
                                "[" + platform + " 2/2] RUN ./tool",
                                "process \"/bin/sh -c ./tool\" did not complete successfully: " + error)
                        .log("a", log + "\n")
                        .line());
    }

    private static Problem explained(String dockerfile, String... lines) {
        BuildCall.Dockerfile source = new BuildCall.Dockerfile("src/Dockerfile", dockerfile, Map.of());
        return new FailureExplanation(call(source, TWO), SecretMask.of(List.of())).of(transcript(TWO, List.of(lines)));
    }

    private static BuildTranscript transcript(List<String> platforms, List<String> lines) {
        BuildTranscript transcript = new BuildTranscript(UnaryOperator.identity());
        RawJsonProgress progress = new RawJsonProgress(transcript, platforms(platforms));
        lines.forEach(progress::line);
        progress.end();
        return transcript;
    }

    private static BuildCall call(String dockerfile, List<String> platforms) {
        return call(new BuildCall.Dockerfile("src/Dockerfile", Recording.dockerfile(dockerfile), Map.of()), platforms);
    }

    private static BuildCall call(BuildCall.Dockerfile dockerfile, List<String> platforms) {
        BuildCall.Builder builder = new BuildCall.Builder("our-builder", Set.of(Platform.of("linux/amd64")));
        return new BuildCall("acme/app", platforms(platforms), builder, dockerfile, "binfmt:test");
    }

    private static List<Platform> platforms(List<String> texts) {
        return texts.stream().map(Platform::of).toList();
    }
}

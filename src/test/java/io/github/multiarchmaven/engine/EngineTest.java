package io.github.multiarchmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.CancelledException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EngineTest {

    private static final ImageReference IMAGE = ImageReference.of("registry.example.com:5000/acme/app:1.0");
    private static final PullLogin NOBODY = new PullLogin.None();
    private static final PullLogin.Password LOGIN = new PullLogin.Password("r", "ci", "pl3ase-hide-me");
    private static final PullLogin.IdentityToken TOKEN = new PullLogin.IdentityToken("r", "pl3ase-hide-me-too");
    private static final String INSPECT = "GET /images/registry.example.com:5000/acme/app:1.0/json";
    private static final String FOUND = "{\"Id\":\"sha256:" + "ab".repeat(32)
            + "\",\"RepoTags\":[\"acme/app:1.0\"],\"Os\":\"linux\",\"Architecture\":\"amd64\"}";
    private static final String SAVE = "GET /images/registry.example.com:5000/acme/app:1.0/get";
    private static final String PULL = "POST /images/create";
    private static final String LOAD = "POST /images/load";
    private static final String REMOVE = "DELETE /containers/?";
    private static final ContainerRun RUN = ContainerRun.of(IMAGE, Duration.ofSeconds(20));

    private final StubEngine stub = new StubEngine();
    private final Engine engine = Engine.connect(stub.endpoint());

    @AfterEach
    void closeBoth() {
        engine.close();
        stub.close();
    }

    @Test
    void readsVersionAndInfo() {
        stub.on(
                        "GET /version",
                        200,
                        "{\"Version\":\"28.5.2\",\"ApiVersion\":\"1.51\",\"Os\":\"linux\",\"Arch\":\"amd64\"}")
                .on("GET /info", 200, "{\"OperatingSystem\":\"Debian\",\"Unknown\":{\"x\":[1]}}");

        assertThat(engine.info().version().number()).isEqualTo("28.5.2");
        assertThat(stub.requests()).containsExactly("GET /version", "GET /info");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>a proxy</html>", "{\"Version\":", "[]", ""})
    void saysThatItIsNoEngine(String answer) {
        stub.on("GET /version", 200, answer).on("GET /info", 200, answer);

        assertThat(problem(engine::info).code()).isEqualTo(ProblemCode.ENGINE_FAILED);
    }

    @Test
    void passesOnStatusAndWordsOfTheEngine() {
        stub.on("GET /version", 503, "{\"message\":\"out of order\"}");

        Problem problem = problem(engine::info);

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_FAILED);
        assertThat(problem.why()).isEqualTo("out of order");
        assertThat(problem.evidence()).contains("status 503");
    }

    @Test
    void aContainerOfAKilledRunThatTheEngineKeepsIsLeftToTheNextRun() throws IOException {
        UUID container = UUID.randomUUID();
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        String address = stub.endpoint().address();
        ContainerNote ours = ContainerNote.make(folder, address, container);
        List<String> told = new ArrayList<>();
        Path others;
        try (Stream<Path> files = Files.list(folder)) {
            Path note = files.filter(file -> file.toString().endsWith("-" + container))
                    .findFirst()
                    .orElseThrow();
            String name = note.getFileName().toString();
            others = folder.resolve(name.replace("-" + ProcessHandle.current().pid() + "-", "-1-"));
        }
        Files.createFile(others);
        ours.settle();

        stub.on(REMOVE, 500, "{\"message\":\"device or resource busy\"}");
        engine.removeLeftContainers(told::add);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("Left multiarch-" + container)
                .contains("evice or resource busy");
        assertThat(others).exists();

        stub.on(REMOVE, 204, "");
        engine.removeLeftContainers(told::add);
        assertThat(told).last().asString().startsWith("Removed multiarch-" + container);
        assertThat(others).doesNotExist();
    }

    @Test
    void asksForANameAsItIs() {
        stub.on("GET /containers/a b/c/json", 200, "{\"Config\":{\"Image\":\"i\"},\"Mounts\":[{},{\"Name\":\"v\"}]}");

        FoundContainer found = engine.container("a b/c").orElseThrow();

        assertThat(found.image()).isEqualTo("i");
        assertThat(found.volumes()).containsExactly("v");
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        Problem problem = problemAt("tcp://127.0.0.1:" + port);

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
        assertThat(problem.what()).contains("tcp://127.0.0.1:" + port).contains("DOCKER_HOST");
        assertThat(problem.next()).contains("systemctl start docker");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatThereIsNoSocket(@TempDir Path folder) {
        Problem problem = problemAt("unix://" + folder.resolve("docker.sock"));

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
        assertThat(problem.what()).contains("docker.sock");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatNobodyIsBehindTheSocket(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }

        assertThat(problemAt("unix://" + socket).code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void saysThatThereAreNoPipesHere() {
        Problem problem = problemAt("npipe:////./pipe/docker_engine");

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_UNREACHABLE);
        assertThat(problem.evidence()).singleElement().asString().contains("Windows");
    }

    @Test
    void saysThatWhatAnswersIsNoEngine() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread daemon = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            daemon.start();

            Problem problem = problemAt("tcp://localhost:" + server.getLocalPort());

            assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_FAILED);
            assertThat(problem.what()).contains("cannot be read");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void canBeInterruptedWhileAnEngineBehindASocketKeepsSilent(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            CompletableFuture<String> outcome = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try (Engine silent = Engine.connect(EngineEndpoint.of("unix://" + socket, "a test"))) {
                    outcome.complete("answered " + silent.info());
                } catch (CancelledException e) {
                    outcome.complete("cancelled, flag " + Thread.currentThread().isInterrupted());
                } catch (RuntimeException e) {
                    outcome.complete(e.toString());
                }
            });
            caller.start();
            server.accept();

            caller.interrupt();

            assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo("cancelled, flag true");
        }
    }

    @Test
    void findsAnImage() {
        stub.on(INSPECT, 200, FOUND);

        assertThat(engine.image(IMAGE).orElseThrow().tags()).containsExactly("acme/app:1.0");
        assertThat(engine.hasImage(IMAGE)).isTrue();
        assertThat(engine.hasImage(ImageReference.of("acme/other"))).isFalse();
    }

    @Test
    void refusesToGuessWhatAnOddImageIs() {
        stub.on(INSPECT, 200, "{\"Id\":\"42\"}");

        assertThat(problem(() -> engine.image(IMAGE)).code()).isEqualTo(ProblemCode.ENGINE_FAILED);
    }

    @Test
    void pullsOneTagForOnePlatformAndToleratesProgressWithoutStatus() {
        stub.on(PULL, 200, "{\"id\":\"x\"}\n{}\n{\"progressDetail\":{}}\n{\"status\":\"Status: Downloaded\"}\n")
                .on(INSPECT, 200, FOUND);

        engine.pull(IMAGE, Platform.of("linux/arm/v7"), NOBODY);

        assertThat(new String(stub.bodyOf(PULL + "?"), StandardCharsets.UTF_8).split("&"))
                .containsExactlyInAnyOrder(
                        "fromImage=registry.example.com:5000/acme/app", "tag=1.0", "platform=linux/arm/v7");
    }

    @Test
    void introducesItselfToTheRegistry() throws IOException {
        stub.on(PULL, 200, "").on(INSPECT, 200, FOUND);
        engine.pull(IMAGE, Platform.of("linux/amd64"), LOGIN);
        JsonNode login = introduction();
        assertThat(login.path("username").asText()).isEqualTo("ci");
        assertThat(login.path("password").asText()).isEqualTo("pl3ase-hide-me");

        engine.pull(IMAGE, Platform.of("linux/amd64"), TOKEN);
        assertThat(introduction().path("identitytoken").asText()).isEqualTo("pl3ase-hide-me-too");

        stub.on(PULL, 500, "{\"message\":\"unauthorized\"}");
        assertThatThrownBy(() -> engine.pull(IMAGE, Platform.of("linux/amd64"), LOGIN))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("pl3ase-hide-me");
    }

    @Test
    void printsNoLogin() throws IOException {
        stub.on(PULL, 200, "").on(INSPECT, 200, FOUND).on("DELETE /volumes/v1", 204, "");
        engine.pull(IMAGE, Platform.of("linux/amd64"), LOGIN);
        engine.pull(IMAGE, Platform.of("linux/amd64"), TOKEN);
        engine.removeVolume("v1"); // of which docker-java writes a line

        assertThat(List.of(LOGIN, TOKEN, UnprintedAuth.of(LOGIN), UnprintedAuth.of(TOKEN)))
                .extracting(Object::toString)
                .containsExactly("ci at r", "identity token for r", "login for r", "login for r");
        assertThat(Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile"))))
                .contains("DEBUG com.github.dockerjava")
                .doesNotContain("pl3ase-hide-me");
    }

    private JsonNode introduction() throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(stub.loginOf(PULL)));
    }

    @Test
    void pullsLatestRatherThanEveryTag() {
        stub.on(PULL, 200, "").on("GET /images/acme/app/json", 200, FOUND);

        engine.pull(ImageReference.of("acme/app"), Platform.of("linux/amd64"), NOBODY);

        assertThat(new String(stub.bodyOf(PULL + "?"), StandardCharsets.UTF_8)).contains("tag=latest");
    }

    @Test
    void findsTheErrorInsideASuccessfulPull() {
        stub.on(
                PULL,
                200,
                "{\"status\":\"Pulling\"}\n{\"errorDetail\":{\"message\":\"no space left\"},\"error\":\"x\"}\n");

        Problem problem = problem(() -> engine.pull(IMAGE, Platform.of("linux/amd64"), NOBODY));

        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_UNAVAILABLE);
        assertThat(problem.why()).isEqualTo("no space left");
        assertThat(problem.next()).contains("docker pull --platform linux/amd64 " + IMAGE);
    }

    @Test
    void saysWhyAnImageCannotBePulled() {
        stub.on(PULL, 404, "{\"message\":\"pull access denied\"}");

        assertThat(problem(() -> engine.pull(IMAGE, Platform.of("linux/amd64"), NOBODY))
                        .why())
                .isEqualTo("pull access denied");
    }

    @Test
    void believesNoPullAfterWhichTheImageIsNotThere() {
        stub.on(PULL, 200, "{\"status\":\"Downloaded newer image\"}");

        assertThat(problem(() -> engine.pull(IMAGE, Platform.of("linux/amd64"), NOBODY))
                        .code())
                .isEqualTo(ProblemCode.IMAGE_UNAVAILABLE);
    }

    @Test
    void handsOverTheArchiveOfAnImage() {
        stub.on(INSPECT, 200, FOUND).on(SAVE, 200, "an archive");
        AtomicReference<String> read = new AtomicReference<>("");

        engine.save(IMAGE, archive -> read.set(new String(archive.readAllBytes(), StandardCharsets.UTF_8)));

        assertThat(read.get()).isEqualTo("an archive");
    }

    @Test
    void saysThatThereIsNoImageToExport() {
        Problem problem = problem(() -> engine.save(IMAGE, InputStream::readAllBytes));

        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_UNAVAILABLE);
        assertThat(problem.what()).isEqualTo("The engine has no image " + IMAGE);
        assertThat(stub.requests()).containsExactly(INSPECT);
    }

    @Test
    void saysThatAnImageWasPulledForSomePlatforms() {
        String words =
                "unable to create manifests file: content digest " + Digest.ofContent(new byte[0]) + ": not found";
        stub.on(INSPECT, 200, FOUND).on(SAVE, 404, "{\"message\":\"" + words + "\"}");

        Problem problem = problem(() -> engine.save(IMAGE, InputStream::readAllBytes));

        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_UNAVAILABLE);
        assertThat(problem.why()).endsWith(words);
    }

    @Test
    void blamesTheEngineForAnArchiveThatBreaksOff() {
        stub.on(INSPECT, 200, FOUND).on(SAVE, 200, "an arch");

        Problem problem = problem(() -> engine.save(IMAGE, archive -> {
            throw new EOFException("it ended in the middle");
        }));

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_FAILED);
        assertThat(problem.evidence()).endsWith("EOFException: it ended in the middle");
    }

    @Test
    void nobodyReadsAnArchiveAnyMoreAfterTheGoalWasStopped() throws Exception {
        stub.on(INSPECT, 200, FOUND).on(SAVE, 200, "an archive");
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Boolean> endedBefore = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            assertThatThrownBy(() -> engine.save(IMAGE, archive -> {
                        begun.countDown();
                        while (!Thread.currentThread().isInterrupted()) {
                            Thread.onSpinWait();
                        }
                        ended.set(true);
                    }))
                    .isInstanceOf(CancelledException.class);
            endedBefore.complete(ended.get());
        });
        caller.start();
        begun.await();

        caller.interrupt();

        assertThat(endedBefore.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void handsAnArchiveOverWhileItIsWritten() {
        byte[] block = "0123456789abcdef".repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
        stub.on("GET /_ping", 200, "OK").on(LOAD, 200, "{\"stream\":\"Loaded image: acme/app:1.0\\n\"}\n");

        engine.load(archive -> {
            for (int i = 0; i < 32; i++) {
                archive.write(block);
            }
        });

        assertThat(stub.bodyOf(LOAD))
                .hasSize(32 * block.length)
                .startsWith(block)
                .endsWith(block);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stream\":\"x\"}\n{\"errorDetail\":{\"message\":\"invalid tar\"},\"error\":\"invalid tar\"}",
                "{\"error\":\"invalid tar\"}",
                "{\"errorDetail\":{\"code\":1,\"message\":\"invalid tar\"}}"
            })
    void findsTheErrorInsideASuccessfulLoad(String answer) {
        stub.on("GET /_ping", 200, "OK").on(LOAD, 200, answer);

        Problem problem = problem(() -> engine.load(archive -> archive.write(1)));

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_FAILED);
        assertThat(problem.why()).isEqualTo("invalid tar");
    }

    @Test
    void doesNotBlameTheEngineWhenTheArchiveCannotBeRead() {
        stub.on("GET /_ping", 200, "OK").on(LOAD, 200, "");

        Problem problem = problem(() -> engine.load(archive -> {
            archive.write(new byte[10]);
            throw new IOException("disk gone");
        }));

        assertThat(problem.code()).isEqualTo(ProblemCode.FILE_FAILED);
        assertThat(problem.why()).contains("disk gone");
    }

    @Test
    void letsTheProblemOfAnArchiveOut() {
        stub.on("GET /_ping", 200, "OK").on(LOAD, 200, "");
        Problem missing = Problem.of(ProblemCode.LAYOUT_BLOB_MISSING, "a blob is missing", "why", "next");

        assertThat(problem(() -> engine.load(archive -> {
                    throw new ProblemException(missing);
                })))
                .isEqualTo(missing);
    }

    @Test
    void runsAContainerToItsEndAndRemovesIt() throws IOException {
        containerThatStarts()
                .on("POST /containers/?/wait", 200, "{\"StatusCode\":42}")
                .on("GET /containers/?/logs", 200, logs());

        ContainerOutcome outcome = engine.run(RUN.withEntrypoint("/p")
                .withArguments("a", "")
                .with(Init.WITH_INIT)
                .withLabel("purpose", "probe")
                .withBind("/proc/sys/fs/binfmt_misc:/x:ro")
                .withFile(ContainerFile.executable("/p", new byte[] {1, 2, 3})));

        assertThat(outcome)
                .isEqualTo(new ContainerOutcome.Exited(42, new ContainerOutput("out\nmore\n", "gr\u00fc\u00dfe\n")));
        assertThat(stub.requests())
                .containsExactly(
                        "POST /containers/create",
                        "PUT /containers/?/archive",
                        "POST /containers/?/start",
                        "POST /containers/?/wait",
                        "GET /containers/?/logs",
                        REMOVE);
        assertThat(new String(stub.bodyOf("POST /containers/create"), StandardCharsets.UTF_8))
                .contains("\"Image\":\"registry.example.com:5000/acme/app:1.0\"")
                .contains("\"Entrypoint\":[\"/p\"]")
                .contains("\"Cmd\":[\"a\",\"\"]")
                .contains("\"NetworkMode\":\"none\"")
                .contains("\"Privileged\":false")
                .contains("\"Init\":true")
                .contains("\"io.github.multiarch-maven\":\"true\"")
                .contains("\"purpose\":\"probe\"")
                .contains("/proc/sys/fs/binfmt_misc:/x:ro");
        assertThat(new String(stub.bodyOf(REMOVE + "?"), StandardCharsets.UTF_8).split("&"))
                .containsExactlyInAnyOrder("v=true", "force=true");
    }

    /** Without that an engine that maps users says "privileged mode is incompatible with user namespaces". */
    @Test
    void onlyAPrivilegedContainerLeavesTheUserNamespace() {
        containerThatStarts()
                .on("POST /containers/?/wait", 200, "{\"StatusCode\":0}")
                .on("GET /containers/?/logs", 200, "");

        engine.run(RUN);
        assertThat(new String(stub.bodyOf("POST /containers/create"), StandardCharsets.UTF_8))
                .doesNotContain("\"UsernsMode\":\"host\"");
        engine.run(RUN.with(Privilege.PRIVILEGED));
        assertThat(new String(stub.bodyOf("POST /containers/create"), StandardCharsets.UTF_8))
                .contains("\"Privileged\":true")
                .contains("\"UsernsMode\":\"host\"");
    }

    @Test
    void putsFilesIntoTheContainerAsAnArchive() throws IOException {
        containerThatStarts()
                .on("POST /containers/?/wait", 200, "{\"StatusCode\":0}")
                .on("GET /containers/?/logs", 200, "");

        engine.run(RUN.withFile(ContainerFile.executable("/bin/p", new byte[] {7}))
                .withFile(ContainerFile.readable("/etc/q", new byte[] {8, 9})));

        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(stub.bodyOf("PUT /containers/?/archive")))) {
            TarArchiveEntry first = tar.getNextEntry();
            assertThat(first.getName()).isEqualTo("bin/p");
            assertThat(first.getMode() & 0777).isEqualTo(0755);
            assertThat(tar.readAllBytes()).containsExactly(7);
            TarArchiveEntry second = tar.getNextEntry();
            assertThat(second.getName()).isEqualTo("etc/q");
            assertThat(second.getMode() & 0777).isEqualTo(0644);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void takesARefusalToStartForAnOutcomeAndRemovesTheContainer(int status) {
        stub.on("POST /containers/create", 201, "{\"Id\":\"c\"}")
                .on("POST /containers/?/start", status, "{\"message\":\"exec /p: exec format error\"}")
                .on(REMOVE, 204, "");

        assertThat(engine.run(RUN)).isEqualTo(new ContainerOutcome.CouldNotStart("exec /p: exec format error"));
        assertThat(stub.requests()).endsWith(REMOVE);
    }

    @Test
    void removesAContainerThatDoesNotEnd() throws IOException {
        containerThatStarts().keepSilentOn("POST /containers/?/wait").on("GET /containers/?/logs", 200, logs());

        ContainerOutcome outcome = engine.run(ContainerRun.of(IMAGE, Duration.ofMillis(300)));

        assertThat(outcome)
                .isEqualTo(new ContainerOutcome.TimedOut(new ContainerOutput("out\nmore\n", "gr\u00fc\u00dfe\n")));
        assertThat(stub.requests()).endsWith(REMOVE);
    }

    @Test
    void removesTheContainerEvenIfItsOutputCannotBeHad() {
        containerThatStarts()
                .on("POST /containers/?/wait", 200, "{\"StatusCode\":0}")
                .on("GET /containers/?/logs", 500, "{\"message\":\"no logs\"}");

        assertThat(problem(() -> engine.run(RUN)).why()).isEqualTo("no logs");
        assertThat(stub.requests()).endsWith(REMOVE);
    }

    @Test
    void removesTheContainerEvenIfTheThreadIsInterrupted() throws Exception {
        containerThatStarts().keepSilentOn("POST /containers/?/wait");
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            assertThatThrownBy(() -> engine.run(RUN)).isInstanceOf(CancelledException.class);
            flag.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        while (!stub.requests().contains("POST /containers/?/wait")) {
            Thread.onSpinWait();
        }

        caller.interrupt();

        assertThat(flag.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stub.requests()).endsWith(REMOVE);
    }

    /** The engine creates it all the same, and after a removal that came too early it would stay. */
    @Test
    void removesAContainerWhoseCreationWasInterruptedOnlyWhenItIsCreated() throws Exception {
        Runnable goOn = stub.on("POST /containers/create", 201, "{\"Id\":\"c\"}")
                .on(REMOVE, 204, "")
                .holdBack("POST /containers/create");
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            assertThatThrownBy(() -> engine.run(RUN)).isInstanceOf(CancelledException.class);
            outcome.complete("cancelled, flag " + Thread.currentThread().isInterrupted());
        });
        caller.start();
        while (!stub.requests().contains("POST /containers/create")) {
            Thread.onSpinWait();
        }

        caller.interrupt();
        assertThatThrownBy(() -> outcome.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.run();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo("cancelled, flag true");
        assertThat(stub.requests()).endsWith("answered POST /containers/create", REMOVE);
    }

    @Test
    void saysThatAContainerCouldNotBeRemoved() {
        stub.on("POST /containers/create", 201, "{\"Id\":\"c\"}")
                .on("POST /containers/?/start", 400, "{\"message\":\"no\"}")
                .on(REMOVE, 500, "{\"message\":\"device busy\"}");

        Problem problem = problem(() -> engine.run(RUN));

        assertThat(problem.code()).isEqualTo(ProblemCode.ENGINE_FAILED);
        assertThat(problem.what()).contains("remove the container multiarch-");
        assertThat(problem.why()).isEqualTo("device busy");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409})
    void isContentIfTheContainerIsGoneOrGoingAlready(int status) {
        stub.on("POST /containers/create", 201, "{\"Id\":\"c\"}")
                .on("POST /containers/?/start", 400, "{\"message\":\"no\"}")
                .on(REMOVE, status, "{\"message\":\"removal is already in progress\"}");

        assertThat(engine.run(RUN)).isEqualTo(new ContainerOutcome.CouldNotStart("no"));
    }

    @Test
    void pullsNothingInOrderToRun() {
        stub.on("POST /containers/create", 404, "{\"message\":\"No such image: acme/app:1.0\"}");

        Problem problem = problem(() -> engine.run(RUN));

        assertThat(problem.code()).isEqualTo(ProblemCode.IMAGE_UNAVAILABLE);
        assertThat(problem.evidence()).containsExactly("No such image: acme/app:1.0");
        assertThat(stub.requests()).containsExactly("POST /containers/create", REMOVE);
    }

    @Test
    void doesNotTakeAWaitThatBreaksOffForAnExitCode() {
        containerThatStarts().on("POST /containers/?/wait", 200, "").on("GET /containers/?/logs", 200, "");

        assertThat(problem(() -> engine.run(RUN)).code()).isEqualTo(ProblemCode.ENGINE_FAILED);
    }

    @Test
    void leavesNoThreadThatKeepsMavenAlive() {
        stub.on("GET /version", 200, "{}").on("GET /info", 200, "{}");
        problem(engine::info);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("multiarch-")
                        || thread.getName().startsWith("docker-java"))
                .allMatch(Thread::isDaemon);
    }

    private StubEngine containerThatStarts() {
        return stub.on("POST /containers/create", 201, "{\"Id\":\"c\",\"Warnings\":[]}")
                .on("PUT /containers/?/archive", 200, "")
                .on("POST /containers/?/start", 204, "")
                .on(REMOVE, 204, "");
    }

    private static byte[] logs() throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.write(frame(1, "out\n"));
        frames.write(frame(2, "gr\u00fc\u00dfe\n"));
        frames.write(frame(1, "more\n"));
        return frames.toByteArray();
    }

    private static byte[] frame(int stream, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[8 + payload.length];
        frame[0] = (byte) stream;
        frame[7] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 8, payload.length);
        return frame;
    }

    private static Problem problemAt(String address) {
        try (Engine nobody = Engine.connect(EngineEndpoint.of(address, "DOCKER_HOST"))) {
            return problem(nobody::info);
        }
    }

    private static Problem problem(ThrowingCallable call) {
        List<Problem> problems =
                catchThrowableOfType(ProblemException.class, call).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void aVolumeIsRemovedAndLookedForAgain() {
        stub.on("DELETE /volumes/v1", 204, "");
        engine.removeVolume("v1");
        assertThat(engine.hasVolume("v1")).isFalse();
        assertThat(stub.requests()).containsExactly("DELETE /volumes/v1", "GET /volumes/v1", "GET /volumes/v1");
    }

    @Test
    void aVolumeThatStaysOrIsInUseIsAProblem() {
        stub.on("DELETE /volumes/v1", 204, "").on("GET /volumes/v1", 200, "{\"Name\":\"v1\"}");
        assertThat(engine.hasVolume("v1")).isTrue();
        assertThat(problem(() -> engine.removeVolume("v1")).why()).contains("reported success");
        stub.on("DELETE /volumes/v1", 409, "{\"message\":\"volume is in use\"}");
        assertThat(problem(() -> engine.removeVolume("v1")).why()).isEqualTo("volume is in use");
    }

    @Test
    void aVolumeIsCreatedWithItsLabelsAndReadBack() {
        stub.on("POST /volumes/create", 201, "{\"Name\":\"v1\"}")
                .on("GET /volumes/v1", 200, "{\"Name\":\"v1\",\"Labels\":{\"k\":\"a b\"}}");

        engine.createVolume(new LabelledVolume("v1", Map.of("k", "a b")));

        assertThat(new String(stub.bodyOf("POST /volumes/create"), StandardCharsets.UTF_8))
                .contains("\"Name\":\"v1\"", "\"Labels\":{\"k\":\"a b\"}");
        assertThat(engine.volume("v1")).contains(new LabelledVolume("v1", Map.of("k", "a b")));
        assertThat(engine.volume("v2")).isEmpty();
    }

    @Test
    void aVolumeThatIsSomebodyElsesOrNotThereAfterCreatingItIsAProblem() {
        stub.on("POST /volumes/create", 201, "{\"Name\":\"v1\"}");
        LabelledVolume wanted = new LabelledVolume("v1", Map.of("k", "new"));
        assertThat(problem(() -> engine.createVolume(wanted)).why()).contains("not there afterwards");
        stub.on("GET /volumes/v1", 200, "{\"Name\":\"v1\",\"Labels\":null}");
        assertThat(problem(() -> engine.createVolume(wanted)).why()).contains("with other labels");
        stub.on("POST /volumes/create", 500, "{\"message\":\"no space left on device\"}");
        assertThat(problem(() -> engine.createVolume(wanted)).why()).isEqualTo("no space left on device");
    }

    @Test
    void volumesAreFoundByALabel() {
        stub.on("GET /volumes", 200, "{\"Volumes\":[{\"Name\":\"v1\",\"Labels\":{\"k\":\"1\"}}],\"Warnings\":null}");
        assertThat(engine.volumesLabelled("k")).containsExactly(new LabelledVolume("v1", Map.of("k", "1")));
        assertThat(new String(stub.bodyOf("GET /volumes?"), StandardCharsets.UTF_8))
                .isEqualTo("filters={\"label\":[\"k\"]}");
        stub.on("GET /volumes", 200, "{\"Volumes\":null,\"Warnings\":null}");
        assertThat(engine.volumesLabelled("k")).isEmpty();
    }

    @Test
    void aContainerOfSomebodyElseIsLookedAt() {
        stub.on(
                "GET /containers/c1/json",
                200,
                "{\"State\":{\"Status\":\"paused\"},\"Args\":[\"--config\",\"/x\"],\"Config\":{\"Image\":\"a:1\"},\"Mounts\":[{\"Type\":\"bind\"},"
                        + "{\"Type\":\"volume\",\"Name\":\"v1\"}]}");
        assertThat(engine.container("c1"))
                .contains(new FoundContainer("a:1", "paused", List.of("--config", "/x"), List.of("v1")));
        assertThat(engine.container("c2")).isEmpty();
    }

    @Test
    void aFileInAContainerOfSomebodyElseIsRead() throws IOException {
        byte[] file = ContainerArchive.of(
                List.of(ContainerFile.readable("/f.toml", "[dns]\n".getBytes(StandardCharsets.UTF_8))));
        byte[] big = ContainerArchive.of(List.of(ContainerFile.readable("/f.toml", new byte[64 * 1024 + 1])));
        stub.on("GET /containers/c1/archive", 200, file).on("GET /containers/c2/archive", 200, big);
        assertThat(engine.textIn("c1", "/etc/f.toml")).contains("[dns]\n");
        assertThat(engine.textIn("c2", "/etc/f.toml")).isEmpty();
        assertThat(engine.textIn("c3", "/etc/f.toml")).isEmpty();
    }

    @Test
    void whatAContainerOfSomebodyElseSaidLastIsRead() throws IOException {
        stub.on("GET /containers/c1/json", 200, "{}").on("GET /containers/c1/logs", 200, logs());
        assertThat(engine.lastLinesOf("c1", 1)).hasSize(1);
        assertThat(engine.lastLinesOf("c1", 9)).hasSizeGreaterThan(1);
        assertThat(engine.lastLinesOf("c2", 9)).isEmpty();
    }

    @Test
    void volumesThatNoContainerUsesAreFoundByTheBeginningOfTheirNames() {
        stub.on(
                "GET /volumes",
                200,
                "{\"Volumes\":[{\"Name\":\"ours-2\"},{\"Name\":\"ours-1\"},{\"Name\":\"not-ours-3\"}]}");
        assertThat(engine.unusedVolumes("ours-")).containsExactly("ours-1", "ours-2");
        stub.on("GET /volumes", 200, "{\"Volumes\":null}");
        assertThat(engine.unusedVolumes("ours-")).isEmpty();
    }
}

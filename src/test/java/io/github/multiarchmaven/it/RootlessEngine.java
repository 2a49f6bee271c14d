package io.github.multiarchmaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/** An engine without root rights on this machine, for as long as a test runs. It has the machine's handlers. */
public final class RootlessEngine {

    /** A socket's path must be short, and none below /run, which is another one to such an engine, behind links. */
    private final Path folder;

    private final Process process;
    private final TestEngine engine;

    private RootlessEngine(Path folder, Process process, TestEngine engine) {
        this.folder = folder;
        this.process = process;
        this.engine = engine;
    }

    /** Starts it beside the engine of a test, whose client and images' names it shares. */
    public static RootlessEngine up(File basedir, String engineProperties) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("multiarch-rootless");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            String properties = Files.readString(Path.of(engineProperties))
                    .replaceFirst(
                            "(?m)^engine.dockerHost=.*$", "engine.dockerHost=unix://" + folder + "/run/docker.sock");
            Path own = Files.writeString(basedir.toPath().resolve("rootless.properties"), properties);
            Path script = basedir.toPath().toAbsolutePath().resolve("../../../../src/it/engine/rootless");
            Process process = new ProcessBuilder(script.normalize().toString(), folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(basedir.toPath().resolve("rootless.log").toFile())
                    .start();
            process.getOutputStream().close();
            RootlessEngine engine = new RootlessEngine(folder, process, TestEngine.of(own.toString()));
            Runtime.getRuntime().addShutdownHook(new Thread(engine::endQuietly));
            MavenProcess.until("the rootless engine", () -> !process.isAlive() || engine.answers());
            if (!process.isAlive()) {
                throw new AssertionError(
                        "it ended:\n" + Files.readString(basedir.toPath().resolve("rootless.log")));
            }
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a test sees it. */
    public TestEngine engine() {
        return engine;
    }

    private boolean answers() {
        try {
            return Files.exists(folder.resolve("run/docker.sock"))
                    && engine.docker("info").contains("rootless");
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Ends it, and leaves nothing. */
    public void down() throws InterruptedException {
        // unshare(1) ignores milder signals, and takes all of it along
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the rootless engine does not end");
        }
        MavenProcess.until("the end of all that is of the rootless engine", () -> !TestEngine.runs(folder + "/"));
        try {
            int code = new ProcessBuilder("rm", "-rf", folder.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError(folder + " cannot be removed: " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("EmptyCatch") // the machine ends, and there is nobody to be told
    private void endQuietly() {
        try {
            if (process.isAlive() || Files.exists(folder)) {
                down();
            }
        } catch (InterruptedException | AssertionError | UncheckedIOException e) {
        }
    }
}

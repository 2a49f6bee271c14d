package io.github.multiarchmaven.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another engine on this machine, on a bridge of its own, for as long as a test runs. It has the other one's handlers. */
public final class SecondEngine {

    /** Where the first one is, if nothing else is said. */
    private static final String USUAL = "/run/multiarch-engine";

    private final Path folder;

    private SecondEngine(File basedir) {
        this.folder = basedir.toPath().resolve("second-engine");
    }

    /** Starts it. It ends with this process, whatever else becomes of the test. */
    public static TestEngine up(File basedir) {
        SecondEngine engine = new SecondEngine(basedir);
        engine.run(
                "up",
                "--for",
                String.valueOf(ProcessHandle.current().pid()),
                "--properties",
                engine.properties().toString());
        return engine.test();
    }

    /** The one that was started for a test. */
    public static SecondEngine in(File basedir) {
        return new SecondEngine(basedir);
    }

    /** Runs the docker command on it. */
    public String docker(String... arguments) {
        return test().docker(arguments);
    }

    /** Ends it. */
    public void down() {
        run("down");
    }

    private TestEngine test() {
        return TestEngine.of(properties().toString());
    }

    private Path properties() {
        return folder.resolve("engine.properties");
    }

    private void run(String... words) {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // a socket's path must be short
        builder.environment()
                .put("MULTIARCH_ENGINE_RUN", System.getenv().getOrDefault("MULTIARCH_ENGINE_RUN", USUAL) + "-second");
        builder.environment().put("MULTIARCH_ENGINE_SHARED_TABLE", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Tests run in {@code target/it/RING/NAME}. */
    private Path script() {
        return folder.toAbsolutePath()
                .resolve("../../../../../src/it/engine/engine")
                .normalize();
    }
}

package io.github.multiarchmaven.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An engine with {@code userns-remap} on this machine, for as long as a test runs. It has the machine's handlers. */
public final class UsernsEngine {

    private final String run;
    private final String properties;

    private UsernsEngine(String run, String properties) {
        this.run = run;
        this.properties = properties;
    }

    /** Starts it beside the engine of a test; it ends with this process at the latest. */
    public static UsernsEngine up(File basedir, TestEngine beside) {
        Path socket = Path.of(beside.get("dockerHost").substring("unix://".length()));
        UsernsEngine engine = new UsernsEngine(
                socket.getParent().getParent() + "-userns",
                basedir.toPath().resolve("userns.properties").toString());
        engine.run(
                "up",
                "--userns",
                "--for",
                String.valueOf(ProcessHandle.current().pid()),
                "--properties",
                engine.properties);
        return engine;
    }

    /** As a test sees it. */
    public TestEngine engine() {
        return TestEngine.of(properties);
    }

    /** Ends it, and leaves nothing. */
    public void down() {
        run("down");
    }

    private void run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(TestEngine.script().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MULTIARCH_ENGINE_RUN", run);
        // it is not the one to bring the table back to what it was
        builder.environment().put("MULTIARCH_ENGINE_SHARED_TABLE", "1");
        TestEngine.run(builder);
    }
}

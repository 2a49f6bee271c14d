package io.github.multiarchmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A Maven of its own, beside the one that runs the tests, on the test engine: with a process group and a log of its own, and
 * a folder for temporary files that it shares with those of its place.
 */
public final class MavenProcess {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final TestEngine engine;
    private final Process process;
    private final Path log;
    private final Path temporary;

    private MavenProcess(TestEngine engine, Process process, Path log, Path temporary) {
        this.engine = engine;
        this.process = process;
        this.log = log;
        this.temporary = temporary;
    }

    /**
     * What all processes of one test have in common.
     *
     * @param environment what they have besides what every one has, or in place of it
     */
    public record Place(
            TestEngine engine,
            Path folder,
            String mavenHome,
            Path repository,
            String path,
            Map<String, String> environment) {

        public Place {
            environment = Map.copyOf(environment);
        }

        /** With the environment that every one has. */
        public Place(TestEngine engine, Path folder, String mavenHome, Path repository, String path) {
            this(engine, folder, mavenHome, repository, path, Map.of());
        }

        /** The same with another environment. */
        public Place with(Map<String, String> variables) {
            return new Place(engine, folder, mavenHome, repository, path, variables);
        }

        /** The same with a folder of programs that are found before the others. */
        public Place withPrograms(Path programs) {
            return new Place(engine, folder, mavenHome, repository, programs + ":" + path, environment);
        }

        /**
         * Starts one.
         *
         * @param name of its log in the folder
         * @param arguments of mvn, besides those that say where things are
         */
        public MavenProcess start(String name, List<String> arguments) {
            try {
                Path temporary = Files.createDirectories(folder.resolve("tmp"));
                Path log = folder.resolve(name + ".log");
                // a shell that runs in the background has its children ignore SIGINT
                List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM", "setsid"));
                command.addAll(List.of(mavenHome + "/bin/mvn", "-o", "-llr", "-B", "-Dmaven.repo.local=" + repository));
                command.add("-Dmultiarch.builder.image=" + engine.get("buildkitImage"));
                command.add("-Dmultiarch.buildContexts=alpine=docker-image://" + engine.get("baseImage"));
                command.addAll(arguments);
                if (arguments.stream().noneMatch(argument -> argument.startsWith("-Dmultiarch.blobStore="))) {
                    command.add("-Dmultiarch.blobStore=" + folder.resolve("blobs"));
                }
                if (arguments.stream().noneMatch(argument -> argument.startsWith("-Dmultiarch.binfmt.image="))) {
                    command.add("-Dmultiarch.binfmt.image=" + engine.get("binfmtImage"));
                }
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                builder.environment().put("DOCKER_HOST", engine.get("dockerHost"));
                builder.environment().put("DOCKER_CONFIG", engine.get("dockerConfig"));
                builder.environment().put("PATH", path);
                builder.environment()
                        .put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=" + temporary);
                builder.environment().putAll(environment);
                Process process = builder.start();
                process.getOutputStream().close();
                return new MavenProcess(engine, process, log, temporary);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All that it has printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether anything that it started in its process group has not ended, itself included. */
    public boolean groupIsAlive() {
        return ProcessHandle.allProcesses().anyMatch(any -> group(any) == process.pid());
    }

    /** Zero for a process that is gone, or is dead and only waits for somebody to ask how it ended. */
    private static long group(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // behind the name, which may have anything in it: state, parent, group
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") ? 0 : Long.parseLong(fields[2]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Waits for something that must come about while it runs. */
    public MavenProcess await(String what, BooleanSupplier condition) throws InterruptedException {
        until(what, () -> condition.getAsBoolean() || !process.isAlive());
        if (!condition.getAsBoolean()) {
            throw new AssertionError("it ended before " + what + ":\n" + log());
        }
        return this;
    }

    /** Sends a signal to Maven alone, as a CI server does. */
    public MavenProcess kill(String signal) throws InterruptedException {
        return signal(signal, Long.toString(process.pid()));
    }

    /** Sends a signal to Maven and all that it started, as a terminal does. */
    public MavenProcess killGroup(String signal) throws InterruptedException {
        return signal(signal, "-" + process.pid());
    }

    private MavenProcess signal(String signal, String to) throws InterruptedException {
        try {
            int code = new ProcessBuilder("kill", "-s", signal, "--", to)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill " + signal + " " + to + " ended with " + code);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end, and for its exit code. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            // what is paused stays so until it may go on, and holds what it has
            killGroup("CONT").killGroup("KILL");
            throw new AssertionError("it does not end:\n" + log());
        }
        return process.exitValue();
    }

    /** Waits for its end, which must be a good one, and gives what it printed. */
    public String succeed() throws InterruptedException {
        int code = exitCode();
        if (code != 0) {
            throw new AssertionError("it ended with " + code + ":\n" + log());
        }
        return log();
    }

    /** Waits for its end, which must be a bad one of a kind, without a stack trace, and gives what it printed. */
    public String failWith(String problem) throws InterruptedException {
        int code = exitCode();
        String said = log();
        if (code == 0 || !said.contains("#" + problem) || said.matches("(?s).*\\n\\s+at [a-z]+\\..*")) {
            throw new AssertionError("it ended with " + code + ", not in peace with " + problem + ":\n" + said);
        }
        return said;
    }

    /** What of its own is still there after its end: temporary files, containers without a builder's name, processes. */
    public List<String> leftovers() {
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(temporary)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("multiarch") && !name.endsWith(".lock"))
                    .forEach(left::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine.docker("ps", "--all", "--format={{.Names}}")
                .lines()
                .filter(name -> !name.startsWith("buildx_buildkit_multiarch-"))
                .forEach(left::add);
        engine.clients().forEach(left::add);
        return left;
    }

    /** Waits for a condition, which must come true some time. */
    public static void until(String what, BooleanSupplier condition) throws InterruptedException {
        Instant last = Instant.now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(last)) {
                throw new AssertionError(String.format(Locale.ROOT, "waited for nothing: %s", what));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}

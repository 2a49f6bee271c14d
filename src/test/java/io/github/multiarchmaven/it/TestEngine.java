package io.github.multiarchmaven.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engine that {@code src/it/engine} started, as the scripts of the integration tests see it. */
public final class TestEngine {

    /** docker forgets the oldest when there are more (moby/moby, daemon/events: "eventsLimit"). */
    private static final int REMEMBERED_EVENTS = 256;

    /** The label that makes a volume the record of a handler. */
    private static final String RECORD = "io.github.multiarch-maven.handler";

    private static final Path TABLE = Path.of("/proc/sys/fs/binfmt_misc");

    private final Properties properties = new Properties();

    private TestEngine(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The engine that this file describes. */
    public static TestEngine of(String file) {
        return new TestEngine(Path.of(file));
    }

    /** What the file says, such as {@code registry}. */
    public String get(String name) {
        String value = properties.getProperty("engine." + name);
        if (value == null) {
            throw new IllegalArgumentException("the test engine says nothing of " + name);
        }
        return value;
    }

    /** Runs the docker command on this engine and returns what it printed, which must have gone well. */
    public String docker(String... arguments) {
        return run(dockerCommand(arguments).redirectErrorStream(true));
    }

    static String run(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(builder.command() + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The docker command on this engine, to be run by the caller. */
    ProcessBuilder dockerCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of(get("docker")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DOCKER_HOST", get("dockerHost"));
        builder.environment().put("DOCKER_CONFIG", get("dockerConfig"));
        return builder;
    }

    /** Runs a docker command that may as well fail, and says whether it went well. */
    public boolean manages(String... arguments) {
        try {
            docker(arguments);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /** Ends it and starts it again, with all that it has. */
    public void restart() {
        Path socket = Path.of(get("dockerHost").substring("unix://".length()));
        ProcessBuilder builder =
                new ProcessBuilder(script().toString(), "restart", "--set", get("set")).redirectErrorStream(true);
        // the folder of all sets, in which each has one of its own
        builder.environment()
                .put("MULTIARCH_ENGINE_RUN", socket.getParent().getParent().toString());
        run(builder);
    }

    /** Both the tests of classes and those of folders run where the POM is. */
    static Path script() {
        return Path.of("src", "it", "engine", "engine").toAbsolutePath();
    }

    /** The names of the builders that this plugin made. */
    public List<String> ourBuilders() {
        return docker("buildx", "ls")
                .lines()
                .filter(line -> line.startsWith("multiarch-"))
                .map(line -> line.split("[ *]", 2)[0])
                .toList();
    }

    /** The name of the builder that the plugin makes for an image and no other settings, computed on our own. */
    public String builderFor(String image) {
        String endpoint = get("dockerHost");
        String settings = endpoint.length() + ":" + endpoint + "\n" + image.length() + ":" + image + "\n";
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(settings.getBytes(StandardCharsets.UTF_8));
            return "multiarch-" + HexFormat.of().formatHex(hash).substring(0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A container that was created, which may be gone again. */
    public record Created(String image, String name) {}

    /** All containers that were created since a moment, those that are gone again included. */
    public List<Created> containersSince(Instant since) {
        List<String> events = docker(
                        "events",
                        "--since=" + since,
                        "--until=" + Instant.now(),
                        "--format={{.Type}} {{.Action}} {{.Actor.Attributes.image}} {{.Actor.Attributes.name}}")
                .lines()
                .toList();
        if (events.size() >= REMEMBERED_EVENTS) {
            throw new AssertionError("the engine does not remember everything since " + since);
        }
        return events.stream()
                .filter(event -> event.startsWith("container create "))
                .map(event -> event.split(" "))
                .map(words -> new Created(words[2], words[3]))
                .toList();
    }

    /** Whether a program with these words in its command line runs on this machine, in whatever container. */
    public static boolean runs(String words) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> commandLine(process).contains(words));
    }

    /** The docker and buildx commands that are talking to this engine. */
    public Stream<String> clients() {
        return clientProcesses().map(TestEngine::commandLine);
    }

    /** Kills those of them that build, as the kernel does when memory runs out, and says whether there were any. */
    public boolean killBuilds() {
        return clientProcesses()
                        .filter(process -> commandLine(process).contains(" build "))
                        .filter(ProcessHandle::destroyForcibly)
                        .count()
                > 0;
    }

    private Stream<ProcessHandle> clientProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains("buildx"))
                .filter(process -> fileOf(process, "environ").contains("DOCKER_HOST=" + get("dockerHost") + "\0"));
    }

    private static String commandLine(ProcessHandle process) {
        return fileOf(process, "cmdline").replace('\0', ' ');
    }

    /** Empty for a process that is gone. */
    private static String fileOf(ProcessHandle process, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Builds an image in the engine and pushes it to its registry.
     *
     * @return its name with its digest
     */
    public String image(Path folder, String name, String dockerfile) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String tag = get("registryLocal") + "/multiarch-test/" + name + ":1";
        docker(
                "buildx",
                "build",
                "--builder",
                "default",
                "--provenance=false",
                "--load",
                "--tag",
                tag,
                folder.toString());
        docker("push", "--quiet", tag);
        return docker("image", "inspect", "--format={{index .RepoDigests 0}}", tag)
                .strip();
    }

    /** Takes a repository out of its registry with all tags, so that a test that looks at what it pushes begins from nothing. */
    public void forgetRepository(String name) {
        run(new ProcessBuilder("rm", "-rf", get("registryStorage") + "/docker/registry/v2/repositories/" + name));
    }

    /** All containers and images, for a comparison. */
    public String inventory() {
        String containers = docker("ps", "--all", "--no-trunc", "--format={{.ID}} {{.Names}}");
        String images =
                docker("images", "--all", "--digests", "--no-trunc", "--format={{.ID}} {{.Repository}}:{{.Tag}}");
        return (containers + images).lines().sorted().collect(Collectors.joining("\n"));
    }

    /** The names of the QEMU handlers in the kernel. */
    public static List<String> handlers() {
        return List.copyOf(handlersByBirth().keySet());
    }

    /** When each QEMU handler in the kernel was registered: an entry that is registered anew is born anew. */
    public static SortedMap<String, Instant> handlersByBirth() {
        if (!Files.exists(TABLE.resolve("status"))) {
            throw new AssertionError(TABLE + " is not mounted: nobody can see the handlers");
        }
        SortedMap<String, Instant> handlers = new TreeMap<>();
        try (var entries = Files.newDirectoryStream(TABLE, "qemu-*")) {
            for (Path entry : entries) {
                handlers.put(
                        entry.getFileName().toString(),
                        Files.getLastModifiedTime(entry).toInstant());
            }
            return handlers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the volumes on which this plugin recorded handlers. */
    public List<String> records() {
        return docker("volume", "ls", "--filter=label=" + RECORD, "--format={{.Name}}")
                .lines()
                .toList();
    }

    /** What is written on such a volume, name by name. */
    public String labels(String volume) {
        return docker("volume", "inspect", "--format={{range $k, $v := .Labels}}{{$k}}={{$v}}\n{{end}}", volume);
    }

    /** Records a handler as the plugin would, with the image of the builder. */
    public void record(String handler, String interpreter, String bootId) {
        record(handler, interpreter, bootId, get("buildkitImage"));
    }

    /** Records a handler as the plugin would. */
    public void record(String handler, String interpreter, String bootId, String image) {
        docker(
                "volume",
                "create",
                "--label=" + RECORD + "=" + handler,
                "--label=" + RECORD + ".interpreter=" + interpreter,
                "--label=" + RECORD + ".boot-id=" + bootId,
                "--label=" + RECORD + ".image=" + image,
                "multiarch-handler-" + handler);
    }

    /** Removes QEMU handlers of the kernel, their records and builders of this plugin, so that a test begins from nothing. */
    public void forget() {
        for (String builder : ourBuilders()) {
            docker("buildx", "rm", builder);
        }
        for (String volume : records()) {
            docker("volume", "rm", volume);
        }
        try {
            for (String handler : handlers()) {
                Files.writeString(TABLE.resolve(handler), "-1");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

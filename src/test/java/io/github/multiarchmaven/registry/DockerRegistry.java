package io.github.multiarchmaven.registry;

import io.github.multiarchmaven.it.TestEngine;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The real registry, with a storage of its own. */
public final class DockerRegistry implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final String host;
    private final int port;

    /** @param more lines of its configuration, one section each */
    DockerRegistry(Path folder, String tls, String more) throws IOException, InterruptedException {
        this(TestEngine.of(System.getProperty("engineProperties")), folder, "127.0.0.1", tls, more);
    }

    /**
     * One that can be reached at an address of this machine.
     *
     * @param tls what is added to its section {@code http}
     * @param more lines of its configuration, one section each
     */
    public DockerRegistry(TestEngine engine, Path folder, String host, String tls, String more)
            throws IOException, InterruptedException {
        this.host = host;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(
                folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "%s:%d", secret: "only here"%s}
                %s
                """.formatted(folder.resolve("storage"), host, port, tls, more));
        String program = engine.get("dockerRegistry");
        Path log = folder.resolve("registry.log");
        process = new ProcessBuilder(program, "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long begun = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE) {
                close();
                throw new AssertionError("the registry did not start: " + Files.readString(log));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /** The line of its configuration that lets one user in. */
    public static String basic(Path folder, String user, String password) throws IOException, InterruptedException {
        Process perl =
                new ProcessBuilder("perl", "-e", "print crypt(<STDIN>, '$2y$04$abcdefghijklmnopqrstuv')").start();
        perl.getOutputStream().write(password.getBytes(StandardCharsets.UTF_8));
        perl.getOutputStream().close();
        String hash = new String(perl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (perl.waitFor() != 0) {
            throw new AssertionError("perl cannot hash a password");
        }
        Path passwords = Files.writeString(folder.resolve("htpasswd"), user + ":" + hash + "\n");
        return "auth: {htpasswd: {realm: here, path: %s}}".formatted(passwords);
    }

    /** What it says in an image's name. */
    public String name() {
        return host + ":" + port;
    }

    private boolean answers() {
        try (Socket socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

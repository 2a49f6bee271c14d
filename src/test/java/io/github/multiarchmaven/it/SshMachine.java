package io.github.multiarchmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.shell.ProcessShellFactory;

/**
 * Another machine as far as ssh can tell: it runs what it is asked to, as this user, with a docker command and an engine of
 * its own. The client is the ssh of this machine, which gets a configuration that knows the server and has a key for it.
 */
public final class SshMachine implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;
    private final AtomicInteger commands = new AtomicInteger();
    private volatile String prelude;

    /**
     * Starts it.
     *
     * @param folder for keys and for {@code bin/ssh}, which knows the server
     * @param engine that its docker command talks to
     */
    public SshMachine(Path folder, TestEngine engine) {
        this.folder = folder;
        this.prelude = "export DOCKER_HOST=" + engine.get("dockerHost") + " PATH=" + engine.get("path")
                + ":/usr/sbin:/usr/bin:/sbin:/bin; ";
        try {
            Files.createDirectories(folder.resolve("bin"));
            key("client");
            server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            server.setPort(0);
            server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(folder.resolve("host-key")));
            AuthorizedKeyEntry allowed =
                    AuthorizedKeyEntry.parseAuthorizedKeyEntry(Files.readString(folder.resolve("client.pub")));
            var known = allowed.resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
            server.setPublickeyAuthenticator((user, key, session) -> key.equals(known));
            server.setCommandFactory((channel, command) -> {
                commands.incrementAndGet();
                return new ProcessShellFactory(command, List.of("/bin/sh", "-c", prelude + command))
                        .createShell(channel);
            });
            server.start();
            trust();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As of {@code DOCKER_HOST}. */
    public String address() {
        return "ssh://somebody@127.0.0.1:" + server.getPort();
    }

    /** The folder with an ssh that knows this server and its key; to be the first on {@code PATH}. */
    public Path programs() {
        return folder.resolve("bin");
    }

    /** What the server's shell does before each command from now on. */
    public void before(String line) {
        prelude = line + "; ";
    }

    /** How many commands it has been asked for. */
    public int commands() {
        return commands.get();
    }

    /** Makes the client know the server's key, and log in with the right one of its own. */
    public void trust() throws IOException {
        Path known = folder.resolve("known-hosts");
        run("sh", "-c", "exec ssh-keyscan -p " + server.getPort() + " 127.0.0.1 >" + known + " 2>/dev/null");
        client(known, "client");
    }

    /** Makes the client know nobody. */
    public void forget() throws IOException {
        client(Files.writeString(folder.resolve("knows-nobody"), ""), "client");
    }

    /** Makes the client log in with a key that the server does not know. */
    public void loseKey() throws IOException {
        key("other");
        client(folder.resolve("known-hosts"), "other");
    }

    private void client(Path known, String key) throws IOException {
        Path config = folder.resolve("config");
        Files.writeString(
                config,
                String.join(
                        "\n",
                        "StrictHostKeyChecking yes",
                        "UserKnownHostsFile " + known,
                        "GlobalKnownHostsFile /dev/null",
                        "IdentityFile " + folder.resolve(key),
                        "IdentitiesOnly yes",
                        "IdentityAgent none",
                        ""));
        Path ssh = folder.resolve("bin").resolve("ssh");
        Files.writeString(ssh, "#!/bin/sh\nexec /usr/bin/ssh -F " + config + " \"$@\"\n");
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void key(String name) throws IOException {
        if (!Files.exists(folder.resolve(name))) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ecdsa",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(name).toString());
        }
    }

    private static void run(String... command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " failed; OpenSSH's client must be installed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}

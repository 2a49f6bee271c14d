package io.github.multiarchmaven.credentials;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.ServerLogin;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.ShutdownTask;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder for the docker command that has the logins of Maven's settings and a context for an engine behind TLS, besides all
 * that matters of the user's own, and is gone when it is closed or the virtual machine ends. BuildKit asks buildx for logins,
 * and buildx looks nowhere else.
 */
public final class PrivateDockerConfig implements AutoCloseable {

    private final PrivateFolder folder;
    private final ShutdownTask guard;
    private final Path builders;

    private PrivateDockerConfig(PrivateFolder folder, ShutdownTask guard, Path builders) {
        this.folder = folder;
        this.guard = guard;
        this.builders = builders;
    }

    /**
     * Makes the folder.
     *
     * @param servers of Maven's settings; those whose ids are no registries are not for BuildKit
     * @param context for the engine, if it is reached over TLS
     * @param proxies that {@code RUN} steps get unless the user's own configuration has some for them: {@code HTTP_PROXY} and the
     *     like
     * @param log is told of servers that cannot be used
     * @return empty if there is nothing to add to the user's own
     * @throws ProblemException DOCKER_CONFIG_UNREADABLE, or FILE_FAILED if the folder cannot be made
     */
    public static Optional<PrivateDockerConfig> make(
            List<ServerLogin> servers,
            Optional<TlsContext> context,
            Map<String, String> proxies,
            Surroundings surroundings,
            BuildLog log) {
        List<ServerLogin> logins = ServerCredentials.forRegistries(servers, log);
        if (logins.isEmpty() && context.isEmpty() && proxies.isEmpty()) {
            return Optional.empty();
        }
        DockerFolder real = DockerFolder.of(surroundings);
        byte[] content = content(real, logins, proxies);
        Path builders = surroundings
                .variable("BUILDX_CONFIG")
                .map(Path::of)
                .orElseGet(() -> real.path().resolve("buildx"));
        try {
            PrivateFolder folder = PrivateFolder.create();
            ShutdownTask guard = ShutdownTask.register(folder::deleteQuietly);
            PrivateDockerConfig made = new PrivateDockerConfig(folder, guard, builders);
            made.fill(content, real.path().resolve("contexts"), context);
            return Optional.of(made);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** The folders of runs that were killed, which are still there. */
    public static List<Path> abandoned(Path parent) throws IOException {
        return PrivateFolder.abandoned(parent);
    }

    /** Hands them over, to be removed, while nobody makes one. */
    public static void forEachAbandoned(Path parent, Consumer<Path> removal) throws IOException {
        PrivateFolder.forEachAbandoned(parent, removal);
    }

    /** The variables with which docker and buildx use it. */
    public Map<String, String> environment() {
        return Map.of("DOCKER_CONFIG", folder.path().toString(), "BUILDX_CONFIG", builders.toString());
    }

    /** Deletes the folder. */
    @Override
    public void close() {
        guard.close();
        try {
            folder.delete();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_FAILED,
                            "the folder " + folder.path() + " cannot be deleted, and there are logins in it",
                            "the system says: " + e,
                            "delete it"),
                    e);
        }
    }

    @Override
    public String toString() {
        return folder.path().toString();
    }

    private void fill(byte[] content, Path contexts, Optional<TlsContext> context) throws IOException {
        try {
            folder.write("config.json", content);
            if (context.isPresent()) {
                showEach("contexts/meta", contexts.resolve("meta"));
                showEach("contexts/tls", contexts.resolve("tls"));
                context.get().write(folder);
            } else {
                folder.show("contexts", contexts);
            }
        } catch (IOException | RuntimeException e) {
            guard.close();
            folder.deleteQuietly();
            throw e;
        }
    }

    private void showEach(String name, Path original) throws IOException {
        if (!Files.isDirectory(original)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(original)) {
            for (Path each : all) {
                folder.show(name + "/" + each.getFileName(), each);
            }
        }
    }

    private static byte[] content(DockerFolder real, List<ServerLogin> logins, Map<String, String> proxies) {
        ObjectNode copy = real.config().map(DockerConfig::copy).orElseGet(JsonNodeFactory.instance::objectNode);
        LoginsAdded added = new LoginsAdded(copy);
        try {
            for (ServerLogin login : logins) {
                added.add(login);
            }
            added.addProxies(proxies);
            added.addPlugins(real.path().resolve("cli-plugins"));
            return added.bytes();
        } catch (MalformedException e) {
            throw CredentialProblems.file(real.file(), e.reason());
        }
    }

    private static ProblemException notWritten(IOException e) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_FAILED,
                        "no folder can be made for docker's configuration, with logins and certificates as this goal needs them",
                        "the system says: " + e,
                        "see that the folder for temporary files (java.io.tmpdir) can be written and has space"),
                e);
    }
}

package io.github.multiarchmaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The docker command's own folder, as far as it says where engines are: {@code config.json} and
 * {@code contexts/meta/<sha256 of the name>/meta.json} (docker/cli, {@code cli/context/store}). Read, never written; of
 * {@code config.json}, which may hold passwords, no text is ever shown.
 */
final class DockerContexts {

    private static final JsonReader JSON = JsonReader.lenient();

    private final Path folder;

    private DockerContexts(Path folder) {
        this.folder = folder;
    }

    static DockerContexts of(Surroundings surroundings) {
        return new DockerContexts(surroundings
                .variable("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> surroundings.home().resolve(".docker")));
    }

    /** The name in {@code config.json}. */
    Optional<String> current() {
        return read(folder.resolve("config.json"))
                .map(config -> config.path("currentContext").asText())
                .filter(name -> !name.isBlank());
    }

    /** Docker's own, absolute. */
    Path folder() {
        return folder.toAbsolutePath();
    }

    /** The address that a context holds. */
    String hostOf(String name, String origin) {
        JsonNode context = context(name)
                .orElseThrow(() -> unknown(name, origin, "docker has no context of this name in " + folder));
        String host = context.path("Endpoints").path("docker").path("Host").asText();
        if (host.isBlank()) {
            throw unknown(name, origin, "it names no engine");
        }
        return host.strip();
    }

    /** The certificates that a context brings. */
    Optional<EngineCertificates> certificates(String name) {
        return Optional.of(folder().resolve("contexts")
                        .resolve("tls")
                        .resolve(id(name))
                        .resolve("docker"))
                .filter(Files::isDirectory)
                .map(EngineCertificates::new);
    }

    /** Whether a context speaks TLS without a look at the engine's certificate. */
    boolean believesAnyEngine(String name) {
        return context(name)
                .map(context -> context.path("Endpoints")
                        .path("docker")
                        .path("SkipTLSVerify")
                        .asBoolean())
                .orElse(false);
    }

    private Optional<JsonNode> context(String name) {
        return read(folder.resolve("contexts").resolve("meta").resolve(id(name)).resolve("meta.json"));
    }

    private ProblemException unknown(String name, String origin, String why) {
        String existing = String.join(", ", names());
        return new ProblemException(Problem.of(
                ProblemCode.ENGINE_CONTEXT_UNKNOWN,
                "The docker context \"" + name + "\" cannot be used; it was asked for as " + origin,
                why,
                "choose one of " + existing + " with DOCKER_CONTEXT or \"docker context use\", or set DOCKER_HOST"));
    }

    /** The contexts that exist, {@code default} first. */
    private List<String> names() {
        Path meta = folder.resolve("contexts").resolve("meta");
        if (!Files.isDirectory(meta)) {
            return List.of("default");
        }
        try (Stream<Path> folders = Files.list(meta)) {
            Stream<String> found = folders.map(each -> readIfPossible(each.resolve("meta.json")))
                    .flatMap(Optional::stream)
                    .map(context -> context.path("Name").asText())
                    .filter(name -> !name.isBlank())
                    .sorted();
            return Stream.concat(Stream.of("default"), found).toList();
        } catch (IOException e) {
            return List.of("default");
        }
    }

    private static Optional<JsonNode> readIfPossible(Path file) {
        try {
            return read(file);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.read(Files.readAllBytes(file)));
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ", line " + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr();
            throw unreadable(file, "it is not valid JSON" + place);
        } catch (IOException e) {
            throw unreadable(file, "the system says: " + e.getClass().getSimpleName());
        }
    }

    /** Without a cause: Jackson's message may quote the file. */
    private static ProblemException unreadable(Path file, String why) {
        return new ProblemException(Problem.of(
                ProblemCode.FILE_FAILED,
                "Docker's file " + file + " cannot be read",
                why,
                "repair it (\"docker info\" complains about it, too), or set DOCKER_HOST, which makes it unnecessary"));
    }

    private static String id(String name) {
        return Digest.ofContent(name.getBytes(StandardCharsets.UTF_8)).hex();
    }
}

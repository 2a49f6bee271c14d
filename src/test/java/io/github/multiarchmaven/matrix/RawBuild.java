package io.github.multiarchmaven.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarchmaven.it.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code docker buildx build} as somebody would type it, and a look at what came of it that shares nothing with the plugin. */
final class RawBuild {

    /** In the environment of these tests, where it must not matter to us; nobody else has it unless a test says so. */
    static final String NO_DEFAULT_LOAD = "BUILDX_NO_DEFAULT_LOAD";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestEngine engine;
    private final Path context;
    private final String builder;

    RawBuild(TestEngine engine, Path context, String builder) {
        this.engine = engine;
        this.context = context;
        this.builder = builder;
    }

    /** How it ended, and whether what a user expects of it is there. */
    enum Verdict {
        MADE("made"),
        REFUSED("refused"),
        NOTHING("**nothing, exit 0**");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Builds.
     *
     * @param name of the image, without a tag
     * @param place an empty folder
     */
    Verdict run(Cell cell, String name, Path place) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                engine.get("docker"),
                "buildx",
                "build",
                "--builder",
                builder,
                "--provenance=false",
                "--platform",
                String.join(",", cell.platformNames()),
                "--metadata-file",
                place.resolve("metadata.json").toString()));
        command.addAll(arguments(cell.output(), name, place));
        command.add(context.toString());
        int code = exec(command, place.resolve("raw.log"), Map.of());
        if (code != 0) {
            return Verdict.REFUSED;
        }
        return isThere(cell, name, place) ? Verdict.MADE : Verdict.NOTHING;
    }

    private static List<String> arguments(String output, String name, Path place) {
        String dest = place.resolve("out").toString();
        return switch (output) {
            case "no output" -> List.of("--tag", name + ":1");
            case "`--load`" -> List.of("--tag", name + ":1", "--load");
            case "`--push`" -> List.of("--tag", name + ":1", "--push");
            case "`type=image`" -> List.of("--output", "type=image,name=" + name + ":1");
            case "oci" -> List.of("--output", "type=oci,tar=false,dest=" + dest);
            case "registry" ->
                List.of("--output", "type=image,name=" + name + ",push-by-digest=true,name-canonical=true,push=true");
            case "docker" -> List.of("--output", "type=docker,name=" + name + ":1");
            case "local" -> List.of("--output", "type=local,dest=" + dest);
            case "tar" -> List.of("--output", "type=tar,dest=" + dest);
            case "none" -> List.of("--output", "type=cacheonly");
            default -> throw new IllegalArgumentException(output);
        };
    }

    private boolean isThere(Cell cell, String name, Path place) throws IOException, InterruptedException {
        Path out = place.resolve("out");
        return switch (cell.output()) {
            case "oci" -> layoutHolds(out, cell.platforms());
            case "registry" -> registryHolds(name, digest(place).orElse("none"), cell.platforms());
            case "`--push`" -> registryHolds(name, "1", cell.platforms());
            case "local", "tar" -> filesFor(cell, out) == cell.platforms();
            case "none" -> true;
            default -> engineHolds(cell, name + ":1");
        };
    }

    boolean engineHolds(Cell cell, String image) throws IOException, InterruptedException {
        if (exec(List.of(engine.get("docker"), "image", "inspect", image), null, Map.of()) != 0) {
            return false;
        }
        for (String platform : cell.platformNames()) {
            String container = "matrix-" + UUID.randomUUID();
            int code = exec(
                    List.of(
                            engine.get("docker"),
                            "create",
                            "--pull=never",
                            "--name=" + container,
                            "--platform=" + platform,
                            image),
                    null,
                    Map.of());
            exec(List.of(engine.get("docker"), "rm", "--force", container), null, Map.of());
            if (code != 0) {
                return false;
            }
        }
        return true;
    }

    static boolean layoutHolds(Path layout, int platforms) throws IOException {
        if (!Files.exists(layout.resolve("index.json"))) {
            return false;
        }
        JsonNode top = JSON.readTree(layout.resolve("index.json").toFile())
                .path("manifests")
                .path(0);
        Path blob = layout.resolve("blobs").resolve(top.path("digest").asText().replace(':', '/'));
        return Files.exists(blob) && images(JSON.readTree(blob.toFile())) == platforms;
    }

    boolean registryHolds(String name, String reference, int platforms) throws IOException {
        String repository = name.substring(name.indexOf('/') + 1);
        HttpURLConnection connection = get(repository, "manifests", reference);
        if (connection.getResponseCode() != 200) {
            return false;
        }
        try (InputStream in = connection.getInputStream()) {
            return images(JSON.readTree(in)) == platforms;
        }
    }

    /** The platform of a single image in the registry, from its configuration. */
    String architectureOf(String name, String reference) throws IOException {
        String repository = name.substring(name.indexOf('/') + 1);
        JsonNode manifest =
                JSON.readTree(get(repository, "manifests", reference).getInputStream());
        String config = manifest.path("config").path("digest").asText();
        return JSON.readTree(get(repository, "blobs", config).getInputStream())
                .path("architecture")
                .asText();
    }

    private HttpURLConnection get(String repository, String kind, String reference) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://" + engine.get("registryLocal") + "/v2/" + repository + "/" + kind + "/" + reference)
                        .toURL()
                        .openConnection();
        connection.setRequestProperty(
                "Accept",
                "application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json,"
                        + " application/vnd.oci.image.manifest.v1+json,"
                        + " application/vnd.docker.distribution.manifest.v2+json");
        return connection;
    }

    private static int images(JsonNode manifest) {
        return manifest.has("manifests") ? manifest.path("manifests").size() : 1;
    }

    static Optional<String> digest(Path place) throws IOException {
        return Optional.of(JSON.readTree(place.resolve("metadata.json").toFile())
                        .path("containerimage.digest")
                        .asText())
                .filter(text -> !text.isEmpty());
    }

    /** For how many platforms there is the file that the Dockerfile copies. */
    static long filesFor(Cell cell, Path out) throws IOException, InterruptedException {
        String listed = Files.isDirectory(out)
                ? output(List.of("find", out.toString(), "-type", "f"))
                : output(List.of("tar", "-tf", out.toString()));
        return listed.lines().filter(line -> line.endsWith("made-for")).count();
    }

    int exec(List<String> command, Path log, Map<String, String> more) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        log == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().remove(NO_DEFAULT_LOAD);
        builder.environment().putAll(more);
        Process process = builder.start();
        process.getOutputStream().close();
        return process.waitFor();
    }

    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}

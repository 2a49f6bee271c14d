package io.github.multiarchmaven.buildx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.process.Argument;
import io.github.multiarchmaven.process.Command;
import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real builders do is shown on two engines; here it is what is made of their images. */
class RewriteProbeTest {

    private static final Instant EPOCH = Instant.ofEpochSecond(1_000_000_000);
    private static final Instant LATER = EPOCH.plusSeconds(1);

    private final ScriptedProcesses processes = new ScriptedProcesses();

    @TempDir
    private Path folder;

    private Optional<String> obstacle() {
        return new RewriteProbe(processes.buildx()).obstacle("mine");
    }

    /** A builder that adds a layer with one file of this time, and does something to the layers of the base. */
    private void builds(Instant time, UnaryOperator<List<JsonNode>> toBase) {
        processes.answer(command -> {
            try {
                addLayer(base(command), result(command), time, toBase);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path base(Command command) {
        String option = value(command, "base=oci-layout://");
        return Path.of(option.substring(0, option.indexOf('@')));
    }

    private static Path result(Command command) {
        return Path.of(value(command, "type=oci,dest=").replaceFirst(",.*", ""));
    }

    private static String value(Command command, String prefix) {
        return command.arguments().stream()
                .map(Argument::value)
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()))
                .findFirst()
                .orElseThrow();
    }

    private void addLayer(Path base, Path result, Instant time, UnaryOperator<List<JsonNode>> toBase)
            throws IOException {
        JsonMapper json = new JsonMapper();
        Path donor = Files.createDirectory(folder.resolve("donor"));
        JsonNode layer = layers(json, donor, ProbeBase.write(donor, time)).get(0);
        JsonNode top = json.readTree(base.resolve("index.json").toFile());
        String digest = top.at("/manifests/0/digest").asText();
        ObjectNode manifest =
                (ObjectNode) json.readTree(blob(base, new Digest(digest)).toFile());
        ProbeBase probe = new ProbeBase(new Digest(digest), List.of());
        List<JsonNode> layers = toBase.apply(layers(json, base, probe));
        manifest.putArray("layers").addAll(layers).add(layer);
        byte[] configuration = configuration(json, base, manifest);
        ((ObjectNode) manifest.path("config"))
                .put("digest", Digest.ofContent(configuration).value())
                .put("size", configuration.length);

        for (Path source : List.of(base, donor)) {
            try (Stream<Path> blobs = Files.list(source.resolve("blobs").resolve("sha256"))) {
                Files.createDirectories(result.resolve("blobs").resolve("sha256"));
                for (Path blob : blobs.toList()) {
                    Path copy = result.resolve("blobs").resolve("sha256").resolve(blob.getFileName());
                    if (!Files.exists(copy)) {
                        Files.copy(blob, copy);
                    }
                }
            }
        }
        Files.write(blob(result, Digest.ofContent(configuration)), configuration);
        byte[] bytes = json.writeValueAsBytes(manifest);
        Files.write(blob(result, Digest.ofContent(bytes)), bytes);
        ((ObjectNode) top.at("/manifests/0"))
                .put("digest", Digest.ofContent(bytes).value())
                .put("size", bytes.length);
        json.writeValue(result.resolve("index.json").toFile(), top);
        Files.copy(base.resolve("oci-layout"), result.resolve("oci-layout"));
        FolderTree.delete(donor);
    }

    /** It names as many layers as the manifest; which ones does not matter here. */
    private static byte[] configuration(JsonMapper json, Path base, ObjectNode manifest) throws IOException {
        Digest digest = new Digest(manifest.path("config").path("digest").asText());
        ObjectNode configuration = (ObjectNode) json.readTree(blob(base, digest).toFile());
        ArrayNode contents = ((ObjectNode) configuration.path("rootfs")).putArray("diff_ids");
        manifest.path("layers").forEach(layer -> contents.add(layer.path("digest")));
        return json.writeValueAsBytes(configuration);
    }

    private static List<JsonNode> layers(JsonMapper json, Path layout, ProbeBase probe) throws IOException {
        JsonNode manifest = json.readTree(blob(layout, probe.manifest()).toFile());
        return Stream.of(0, 1).map(manifest.path("layers")::path).toList();
    }

    private static Path blob(Path layout, Digest digest) {
        return layout.resolve("blobs").resolve("sha256").resolve(digest.hex());
    }

    @Test
    void aBuilderThatChangesItsOwnFilesOnlyIsGood() {
        builds(EPOCH, UnaryOperator.identity());
        assertThat(obstacle()).isEmpty();
    }

    @Test
    void oneThatChangesALayerOfTheBaseIsNot() {
        builds(EPOCH, layers -> layers.subList(0, 1));
        assertThat(obstacle()).contains("its BuildKit also changes the files of base images, and so their layers");
    }

    @Test
    void oneThatIgnoresItIsNot() {
        builds(LATER, UnaryOperator.identity());
        assertThat(obstacle()).contains("its BuildKit leaves the times of files as they are");
    }

    @Test
    void oneThatFailsSaysWhy() {
        processes.answer(1, List.of(), List.of("#1 loading", "ERROR: no builder \"mine\" found", ""));
        assertThat(obstacle()).contains("a build that tried it failed: ERROR: no builder \"mine\" found");
        processes.answer(1, List.of(), List.of());
        assertThat(obstacle()).contains("a build that tried it failed: exit code 1");
    }

    @Test
    void nothingIsLeft() {
        builds(EPOCH, UnaryOperator.identity());
        obstacle();
        assertThat(result(processes.last()).getParent()).isAbsolute().doesNotExist();
        assertThat(processes.last().environment()).containsEntry("BUILDX_GIT_INFO", "false");
    }
}

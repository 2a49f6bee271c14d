package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes image layouts without any tool of the house: every digest is right unless a test damages a blob afterwards, and
 * every document can be edited before its digest is taken. The layers are real, so an engine loads the result.
 */
public final class TestLayouts {

    /** The layer that the images of {@link #of} have in common, as their first. */
    public static final Map<String, byte[]> SHARED_FILES = Map.of("etc/shared", text("for everybody"));

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String OCI = "application/vnd.oci.image.";
    private static final String DOCKER = "application/vnd.docker.";

    private final List<TestImage> images = new ArrayList<>();
    private Consumer<ObjectNode> topEdit = json -> {};
    private Consumer<ObjectNode> indexEdit = json -> {};
    private Consumer<ObjectNode> manifestEdit = json -> {};
    private Consumer<ObjectNode> configEdit = json -> {};
    private List<String> attested = List.of();
    private Consumer<ObjectNode> attestationEdit = json -> {};
    private boolean docker;
    private boolean single;
    private boolean nested;

    private TestLayouts() {}

    /** One image for each platform: a layer that all share, and one of its own that names it. */
    public static TestLayouts of(String... platforms) {
        TestLayouts layouts = new TestLayouts();
        for (String platform : platforms) {
            layouts.image(platform, List.of(SHARED_FILES, Map.of("etc/platform", text(platform))));
        }
        return layouts;
    }

    /** Adds an image whose layers hold these files, all of them executable. */
    public TestLayouts image(String platform, List<Map<String, byte[]>> layers) {
        return image(platform, platform, layers);
    }

    /** Adds an image whose configuration says another platform than the manifest list. */
    public TestLayouts image(String declared, String configured, List<Map<String, byte[]>> layers) {
        return image(
                Platform.of(declared),
                Platform.of(configured),
                layers.stream().map(TestLayer::of).toList());
    }

    /** One image of these layers. */
    public static TestLayouts ofLayers(String platform, TestLayer... layers) {
        return new TestLayouts().and(platform, layers);
    }

    /** Adds an image of these layers. */
    public TestLayouts and(String platform, TestLayer... layers) {
        return image(Platform.of(platform), Platform.of(platform), List.of(layers));
    }

    private TestLayouts image(Platform declared, Platform configured, List<TestLayer> layers) {
        images.add(new TestImage(declared, configured, layers));
        return this;
    }

    /** BuildKit's provenance beside every image. */
    public TestLayouts attested() {
        return attested("https://slsa.dev/provenance/v0.2");
    }

    /** Statements of these predicate types beside every image. */
    public TestLayouts attested(String... predicateTypes) {
        attested = List.of(predicateTypes);
        return this;
    }

    /** Changes what the manifest list says about each attestation. */
    public TestLayouts editAttestations(Consumer<ObjectNode> edit) {
        attestationEdit = edit;
        return this;
    }

    public TestLayouts withDockerMediaTypes() {
        docker = true;
        return this;
    }

    /** {@code index.json} refers to the first image itself, as BuildKit does for one platform. */
    public TestLayouts asSingleImage() {
        single = true;
        return this;
    }

    /** A manifest list within the manifest list. */
    public TestLayouts nested() {
        nested = true;
        return this;
    }

    /** Changes {@code index.json}. */
    public TestLayouts editTop(Consumer<ObjectNode> edit) {
        topEdit = edit;
        return this;
    }

    /** Changes the manifest list. */
    public TestLayouts editIndex(Consumer<ObjectNode> edit) {
        indexEdit = edit;
        return this;
    }

    /** Changes every image's manifest. */
    public TestLayouts editManifests(Consumer<ObjectNode> edit) {
        manifestEdit = edit;
        return this;
    }

    /** Changes every image's configuration. */
    public TestLayouts editConfigurations(Consumer<ObjectNode> edit) {
        configEdit = edit;
        return this;
    }

    /** Writes the layout into this folder, which is created. */
    public OciLayout writeTo(Path folder) {
        try {
            return write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a blob without changing its size. */
    public static void damage(OciLayout layout, Digest digest) {
        try {
            byte[] content = Files.readAllBytes(layout.blob(digest));
            content[content.length - 1] ^= 1;
            Files.write(layout.blob(digest), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void remove(OciLayout layout, Digest digest) {
        try {
            Files.delete(layout.blob(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OciLayout write(Path folder) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs").resolve("sha256"));
        List<ObjectNode> entries = new ArrayList<>();
        List<ObjectNode> attestations = new ArrayList<>();
        for (TestImage image : images) {
            ObjectNode entry = image(blobs, image);
            entries.add(entry);
            if (!attested.isEmpty()) {
                attestations.add(attestation(blobs, entry.get("digest").textValue()));
            }
        }
        ObjectNode top = single ? entries.get(0) : list(blobs, entries, attestations);
        ObjectNode index = index(List.of(top));
        topEdit.accept(index);
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.write(folder.resolve("index.json"), bytes(index));
        return OciLayout.at(folder);
    }

    private ObjectNode list(Path blobs, List<ObjectNode> entries, List<ObjectNode> attestations) throws IOException {
        List<ObjectNode> all = new ArrayList<>(entries);
        all.addAll(attestations);
        ObjectNode index = index(all);
        String type = docker ? DOCKER + "distribution.manifest.list.v2+json" : OCI + "index.v1+json";
        index.put("mediaType", type);
        indexEdit.accept(index);
        ObjectNode descriptor = blob(blobs, type, bytes(index));
        return nested ? blob(blobs, type, bytes(index(List.of(descriptor)).put("mediaType", type))) : descriptor;
    }

    private ObjectNode image(Path blobs, TestImage image) throws IOException {
        ObjectNode config = MAPPER.createObjectNode();
        putPlatform(config, image.configured());
        ArrayNode diffIds = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        ObjectNode manifest = MAPPER.createObjectNode().put("schemaVersion", 2);
        manifest.put("mediaType", docker ? DOCKER + "distribution.manifest.v2+json" : OCI + "manifest.v1+json");
        ArrayNode layers = MAPPER.createArrayNode();
        for (TestLayer layer : image.layers()) {
            diffIds.add(Digest.ofContent(layer.tar()).value());
            layers.add(blob(
                    blobs,
                    docker ? DOCKER + "image.rootfs.diff.tar.gzip" : OCI + "layer.v1.tar" + layer.suffix(),
                    layer.blob()));
        }
        configEdit.accept(config);
        String configType = docker ? DOCKER + "container.image.v1+json" : OCI + "config.v1+json";
        manifest.set("config", blob(blobs, configType, bytes(config)));
        manifest.set("layers", layers);
        manifestEdit.accept(manifest);
        ObjectNode entry = blob(blobs, manifest.get("mediaType").textValue(), bytes(manifest));
        putPlatform(entry.putObject("platform"), image.declared());
        return entry;
    }

    private ObjectNode attestation(Path blobs, String subject) throws IOException {
        ObjectNode manifest =
                MAPPER.createObjectNode().put("schemaVersion", 2).put("mediaType", OCI + "manifest.v1+json");
        ObjectNode config =
                MAPPER.createObjectNode().put("architecture", "unknown").put("os", "unknown");
        ArrayNode diffIds = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        ArrayNode layers = MAPPER.createArrayNode();
        for (String type : attested) {
            byte[] statement = text("{\"subject\":\"" + subject + "\",\"predicateType\":\"" + type + "\"}");
            diffIds.add(Digest.ofContent(statement).value());
            ObjectNode layer = blob(blobs, "application/vnd.in-toto+json", statement);
            layer.putObject("annotations").put("in-toto.io/predicate-type", type);
            layers.add(layer);
        }
        manifest.set("config", blob(blobs, OCI + "config.v1+json", bytes(config)));
        manifest.set("layers", layers);
        ObjectNode entry = blob(blobs, OCI + "manifest.v1+json", bytes(manifest));
        entry.putObject("annotations")
                .put("vnd.docker.reference.digest", subject)
                .put("vnd.docker.reference.type", "attestation-manifest");
        entry.putObject("platform").put("architecture", "unknown").put("os", "unknown");
        attestationEdit.accept(entry);
        return entry;
    }

    private static void putPlatform(ObjectNode json, Platform platform) {
        json.put("architecture", platform.architecture()).put("os", platform.os());
        if (!platform.variant().isEmpty()) {
            json.put("variant", platform.variant());
        }
    }

    private static ObjectNode index(List<ObjectNode> entries) {
        ObjectNode index = MAPPER.createObjectNode().put("schemaVersion", 2);
        index.putArray("manifests").addAll(entries);
        return index;
    }

    private static ObjectNode blob(Path blobs, String mediaType, byte[] content) throws IOException {
        Digest digest = Digest.ofContent(content);
        Files.write(blobs.resolve(digest.hex()), content);
        return MAPPER.createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", digest.value())
                .put("size", content.length);
    }

    private static byte[] bytes(ObjectNode json) throws IOException {
        return MAPPER.writeValueAsBytes(json);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record TestImage(Platform declared, Platform configured, List<TestLayer> layers) {}
}

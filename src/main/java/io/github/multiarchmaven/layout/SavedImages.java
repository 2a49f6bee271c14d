package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What {@code docker save} wrote, unpacked (Docker image specification 1.2, "Combined Image JSON + Filesystem Changeset
 * Format"). It has configurations and layers and no manifests; those are written around them, as engines do it that save
 * layouts.
 */
final class SavedImages {

    /** Of a layer, unpacked; more than any that somebody pulls has. */
    private static final long MOST_BYTES = 64L * 1024 * 1024 * 1024;

    private final OciLayout layout;
    private final Path folder;
    private final Map<Path, Layer> layers = new HashMap<>();

    SavedImages(OciLayout layout) {
        this.layout = layout;
        this.folder = layout.folder();
    }

    private record Layer(Descriptor blob, Digest content) {}

    /** Makes blobs of all that is needed, and says what the images are. */
    List<Descriptor> convert() throws IOException, MalformedException {
        Set<Descriptor> images = new LinkedHashSet<>();
        for (JsonObject image : JsonObject.parseList(document(UnpackedArchive.SAVED_IMAGES))) {
            images.add(convert(image));
        }
        return List.copyOf(images);
    }

    private Descriptor convert(JsonObject image) throws IOException, MalformedException {
        byte[] configuration = document(image.text("Config"));
        List<String> contents = JsonObject.parse(configuration).object("rootfs").texts("diff_ids");
        List<Descriptor> blobs = new ArrayList<>();
        for (String name : image.texts("Layers")) {
            Layer layer = layer(name);
            if (blobs.size() >= contents.size()
                    || !contents.get(blobs.size()).equals(layer.content().value())) {
                throw new MalformedException(
                        "its layer " + JsonObject.quoted(name) + " is not the one that the configuration "
                                + JsonObject.quoted(image.text("Config")) + " names");
            }
            blobs.add(layer.blob());
        }
        if (blobs.size() < contents.size()) {
            throw new MalformedException("it has " + blobs.size() + " of " + contents.size() + " layers of the image "
                    + JsonObject.quoted(image.text("Config")));
        }
        return layout.add(
                MediaTypes.OCI_MANIFEST, manifest(layout.add(MediaTypes.OCI_CONFIGURATION, configuration), blobs));
    }

    private static byte[] manifest(Descriptor configuration, List<Descriptor> blobs) {
        ObjectNode manifest =
                JsonNodeFactory.instance.objectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.set("config", configuration.toJson());
        ArrayNode written = manifest.putArray("layers");
        blobs.forEach(blob -> written.add(blob.toJson()));
        return JsonWriter.compact(manifest);
    }

    /** A layer that several images have is moved once. */
    private Layer layer(String name) throws IOException, MalformedException {
        Layer known = layers.get(SafeFiles.place(folder, name));
        if (known != null) {
            return known;
        }
        Path file = file(name);
        boolean compressed = isCompressed(file);
        Digest digest = digest(Files.newInputStream(file));
        Digest content = compressed ? unpacked(file, name) : digest;
        Descriptor blob = new Descriptor(
                MediaTypes.OCI_LAYER + (compressed ? "+gzip" : ""),
                digest,
                Files.size(file),
                Optional.empty(),
                Map.of());
        Files.move(file, layout.blob(digest), StandardCopyOption.REPLACE_EXISTING);
        Layer layer = new Layer(blob, content);
        layers.put(file, layer);
        return layer;
    }

    private static Digest unpacked(Path file, String name) throws IOException, MalformedException {
        try (InputStream in = Files.newInputStream(file);
                MeasuredStream measured = new MeasuredStream(new GZIPInputStream(in), MOST_BYTES)) {
            measured.allow(MOST_BYTES);
            return digest(measured);
        } catch (IOException e) {
            throw new MalformedException(
                    "its layer " + JsonObject.quoted(name) + " cannot be unpacked: " + e.getMessage());
        }
    }

    private static boolean isCompressed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static Digest digest(InputStream opened) throws IOException {
        try (DigestInputStream in = new DigestInputStream(opened, Digest.newSha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Digest.of(in.getMessageDigest().digest());
        }
    }

    private byte[] document(String name) throws IOException, MalformedException {
        Path file = file(name);
        if (Files.size(file) > Blobs.LARGEST_DOCUMENT) {
            throw new MalformedException("its file " + JsonObject.quoted(name) + " has " + Files.size(file)
                    + " bytes, and at most " + Blobs.LARGEST_DOCUMENT + " are expected");
        }
        return Files.readAllBytes(file);
    }

    private Path file(String name) throws MalformedException {
        Path file = SafeFiles.place(folder, name);
        if (!Files.isRegularFile(file)) {
            throw new MalformedException("it has no file " + JsonObject.quoted(name) + ", which it refers to");
        }
        return file;
    }
}

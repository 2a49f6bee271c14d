package io.github.multiarchmaven.buildx;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.json.JsonWriter;
import io.github.multiarchmaven.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The smallest base image that shows what a builder does to one: an OCI image layout with two layers of one file each.
 *
 * @param manifest its digest
 * @param layers theirs
 */
record ProbeBase(Digest manifest, List<Digest> layers) {

    private static final String MEDIA_TYPES = "application/vnd.oci.image.";

    ProbeBase {
        layers = List.copyOf(layers);
    }

    /**
     * Writes it.
     *
     * @param folder that is empty
     * @param time of its files
     */
    static ProbeBase write(Path folder, Instant time) throws IOException {
        return new Writing(folder).write(time);
    }

    private record Writing(Path folder, Path blobs) {

        Writing(Path folder) {
            this(folder, folder.resolve("blobs").resolve("sha256"));
        }

        ProbeBase write(Instant time) throws IOException {
            Files.createDirectories(blobs);
            ObjectNode configuration =
                    JsonNodeFactory.instance.objectNode().put("os", "linux").put("architecture", "amd64");
            configuration.putObject("config");
            ObjectNode files = configuration.putObject("rootfs").put("type", "layers");
            List<ObjectNode> layers = new ArrayList<>();
            for (String name : List.of("first", "second")) {
                byte[] archive = archive(name, time);
                files.withArrayProperty("diff_ids")
                        .add(Digest.ofContent(archive).value());
                layers.add(blob("layer.v1.tar+gzip", compressed(archive)));
            }
            ObjectNode manifest = JsonNodeFactory.instance.objectNode().put("schemaVersion", 2);
            manifest.set("config", blob("config.v1+json", JsonWriter.compact(configuration)));
            manifest.putArray("layers").addAll(layers);
            ObjectNode entry = blob("manifest.v1+json", JsonWriter.compact(manifest));
            ObjectNode index = JsonNodeFactory.instance.objectNode().put("schemaVersion", 2);
            index.putArray("manifests").add(entry);
            Files.write(folder.resolve("index.json"), JsonWriter.compact(index));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            return new ProbeBase(
                    digest(entry), layers.stream().map(Writing::digest).toList());
        }

        private ObjectNode blob(String mediaType, byte[] content) throws IOException {
            Digest digest = Digest.ofContent(content);
            Files.write(blobs.resolve(digest.hex()), content);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("mediaType", MEDIA_TYPES + mediaType)
                    .put("digest", digest.value())
                    .put("size", content.length);
        }

        private static Digest digest(ObjectNode descriptor) {
            return new Digest(descriptor.path("digest").textValue());
        }

        private static byte[] archive(String name, Instant time) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
                byte[] content = name.getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                entry.setModTime(time.toEpochMilli());
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            return bytes.toByteArray();
        }

        private static byte[] compressed(byte[] content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            return bytes.toByteArray();
        }
    }
}

package io.github.multiarchmaven.buildx;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.multiarchmaven.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        private static final JsonMapper JSON = new JsonMapper();

        Writing(Path folder) {
            this(folder, folder.resolve("blobs").resolve("sha256"));
        }

        ProbeBase write(Instant time) throws IOException {
            Files.createDirectories(blobs);
            List<Map<String, Object>> layers = new ArrayList<>();
            List<String> contents = new ArrayList<>();
            for (String name : List.of("first", "second")) {
                byte[] archive = archive(name, time);
                contents.add(Digest.ofContent(archive).value());
                layers.add(blob("layer.v1.tar+gzip", compressed(archive)));
            }
            Map<String, Object> configuration = blob(
                    "config.v1+json",
                    JSON.writeValueAsBytes(Map.of(
                            "os",
                            "linux",
                            "architecture",
                            "amd64",
                            "config",
                            Map.of(),
                            "rootfs",
                            Map.of("type", "layers", "diff_ids", contents))));
            Map<String, Object> manifest = blob(
                    "manifest.v1+json",
                    JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "config", configuration, "layers", layers)));
            Files.write(
                    folder.resolve("index.json"),
                    JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", List.of(manifest))));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            return new ProbeBase(
                    digest(manifest), layers.stream().map(Writing::digest).toList());
        }

        private Map<String, Object> blob(String mediaType, byte[] content) throws IOException {
            Digest digest = Digest.ofContent(content);
            Files.write(blobs.resolve(digest.hex()), content);
            return Map.of("mediaType", MEDIA_TYPES + mediaType, "digest", digest.value(), "size", content.length);
        }

        private static Digest digest(Map<String, Object> descriptor) {
            return new Digest(String.valueOf(descriptor.get("digest")));
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

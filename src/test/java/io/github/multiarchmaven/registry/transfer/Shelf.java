package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.layout.OciLayout;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A folder of blobs, and manifests as text. */
final class Shelf {

    static final String LIST = "application/vnd.oci.image.index.v1+json";
    static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

    final LayoutSource source;

    Shelf(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("blobs/sha256"));
        source = new LayoutSource(OciLayout.at(folder));
    }

    /** Keeps it, and gives what refers to it, without a closing brace. */
    String put(String mediaType, byte[] content) {
        Digest digest = Digest.ofContent(content);
        try {
            Files.write(source.layout().blob(digest), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d".formatted(mediaType, digest, content.length);
    }

    /** The same of a text. */
    String put(String mediaType, String content) {
        return put(mediaType, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The descriptor of an image whose configuration says an operating system, whatever it may be. */
    String image(String os) {
        String config = put("application/vnd.oci.image.config.v1+json", "{\"os\":\"" + os + "\"}") + "}";
        String layer = put("application/vnd.oci.image.layer.v1.tar", "layer of " + os) + "}";
        return put(IMAGE, "{\"schemaVersion\":2,\"config\":" + config + ",\"layers\":[" + layer + "]}");
    }

    static String list(List<String> entries) {
        return "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", entries) + "]}";
    }

    /** A list of one entry, so many times. */
    static String list(int times, String entry) {
        return list(Collections.nCopies(times, entry));
    }

    ImageTree read(String manifest) {
        return TreeReader.read(source, manifest(manifest));
    }

    static RemoteManifest manifest(String text) {
        return new RemoteManifest(text.getBytes(StandardCharsets.UTF_8), LIST);
    }
}

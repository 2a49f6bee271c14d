package io.github.multiarchmaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A result of {@code multiarch:build}, read by code that shares nothing with the plugin: what the plugin says of it must
 * be seen by somebody else.
 */
public final class BuiltImage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private BuiltImage(Path folder) {
        this.folder = folder;
    }

    /** The result of this id in a project. */
    public static BuiltImage of(File project, String id) {
        return new BuiltImage(
                project.toPath().resolve("target").resolve("multiarch").resolve(id));
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(folder.resolve("image.json"));
    }

    /** When the build was done with it. */
    public Instant finished() {
        try {
            return Files.getLastModifiedTime(folder.resolve("image.json")).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of the manifest list, from the layout. */
    public String digest() {
        return top().path("digest").asText();
    }

    /** The manifest list. */
    public JsonNode index() {
        return blob(digest());
    }

    /** The platforms in the manifest list, in its order. */
    public List<String> platforms() {
        List<String> platforms = new ArrayList<>();
        for (JsonNode child : blob(digest()).path("manifests")) {
            JsonNode platform = child.path("platform");
            String variant = platform.path("variant").asText();
            platforms.add(platform.path("os").asText() + "/"
                    + platform.path("architecture").asText() + (variant.isEmpty() ? "" : "/" + variant));
        }
        return platforms;
    }

    /** Every blob that the image refers to is there, with the right digest, and each child is what the list says. */
    public void assertWhole() {
        JsonNode index = blob(digest());
        check(index.path("mediaType").asText().equals("application/vnd.oci.image.index.v1+json"), "not an index");
        for (JsonNode child : index.path("manifests")) {
            JsonNode manifest = blob(child.path("digest").asText());
            JsonNode config = blob(manifest.path("config").path("digest").asText());
            check(
                    config.path("architecture")
                            .asText()
                            .equals(child.path("platform").path("architecture").asText()),
                    "a child is for " + config.path("architecture"));
            for (JsonNode layer : manifest.path("layers")) {
                bytes(layer.path("digest").asText());
            }
        }
        check(description().path("digest").asText().equals(digest()), "image.json tells of another image");
    }

    /** What a file in the image of a platform says. */
    public String text(String platform, String path) {
        return new String(file(platform, path), StandardCharsets.UTF_8);
    }

    /** When a file in the image of a platform was changed. */
    public Instant time(String platform, String path) {
        return layersOf(platform)
                .map(layer -> layer.time(path))
                .filter(Objects::nonNull)
                .reduce((lower, upper) -> upper)
                .orElseThrow(() -> new AssertionError("no " + path + " in the image for " + platform));
    }

    /** The digests of the layers of the image of a platform, lowest first. */
    public List<String> layers(String platform) {
        List<String> digests = new ArrayList<>();
        manifest(platform)
                .path("layers")
                .forEach(layer -> digests.add(layer.path("digest").asText()));
        return digests;
    }

    /** The processor that a program in the image of a platform is for, as its ELF header says: 62, 183, 40. */
    public int machine(String platform, String path) {
        byte[] program = file(platform, path);
        check(
                program[0] == 0x7f && program[1] == 'E' && program[2] == 'L' && program[3] == 'F',
                path + " is no program");
        return program[18] & 0xff;
    }

    /** The configuration of the image of a platform. */
    public JsonNode config(String platform) {
        return blob(manifest(platform).path("config").path("digest").asText());
    }

    private byte[] file(String platform, String path) {
        return layersOf(platform)
                .map(layer -> layer.file(path))
                .filter(Objects::nonNull)
                .reduce((lower, upper) -> upper)
                .orElseThrow(() -> new AssertionError("no " + path + " in the image for " + platform));
    }

    private Stream<ImageLayer> layersOf(String platform) {
        return layers(platform).stream().map(this::bytes).map(ImageLayer::of);
    }

    private JsonNode manifest(String platform) {
        int position = platforms().indexOf(platform);
        check(position >= 0, "no image for " + platform);
        return blob(
                blob(digest()).path("manifests").path(position).path("digest").asText());
    }

    /** The file {@code image.json}. */
    public JsonNode description() {
        return parse(folder.resolve("image.json"));
    }

    private JsonNode top() {
        JsonNode manifests =
                parse(folder.resolve("layout").resolve("index.json")).path("manifests");
        check(manifests.size() == 1, "index.json has " + manifests.size() + " entries");
        return manifests.path(0);
    }

    private JsonNode blob(String digest) {
        bytes(digest);
        return parse(file(digest));
    }

    private byte[] bytes(String digest) {
        try {
            byte[] bytes = Files.readAllBytes(file(digest));
            String found = "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            check(found.equals(digest), digest + " is " + found);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String digest) {
        return folder.resolve("layout")
                .resolve("blobs")
                .resolve("sha256")
                .resolve(digest.substring("sha256:".length()));
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}

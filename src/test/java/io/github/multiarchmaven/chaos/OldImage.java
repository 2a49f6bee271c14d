package io.github.multiarchmaven.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a tag means before it is written: a small manifest list for the platforms of the rounds. */
final class OldImage {

    private static final String TYPE = "application/vnd.oci.image.";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RegistryTag tag;

    private OldImage(RegistryTag tag) {
        this.tag = tag;
    }

    /**
     * Puts it there.
     *
     * @return its digest
     */
    static String putAt(RegistryTag tag) throws IOException, InterruptedException {
        return new OldImage(tag).put();
    }

    private String put() throws IOException, InterruptedException {
        String amd64 = child("amd64");
        String arm64 = child("arm64");
        String list = document("index.v1+json", "\"manifests\": [" + amd64 + ", " + arm64 + "]");
        return manifest(list, "index.v1+json", tag.tag());
    }

    private String child(String architecture) throws IOException, InterruptedException {
        String content = "of old, for " + architecture;
        String layer = blob("layer.v1.tar", content);
        String config = blob(
                "config.v1+json",
                "{\"os\": \"linux\", \"architecture\": \"" + architecture
                        + "\", \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [\"" + Sha256.of(bytes(content))
                        + "\"]}}");
        String manifest = document("manifest.v1+json", "\"config\": " + config + ", \"layers\": [" + layer + "]");
        String digest = Sha256.of(bytes(manifest));
        manifest(manifest, "manifest.v1+json", digest);
        return descriptor(
                "manifest.v1+json",
                manifest,
                ", \"platform\": {\"os\": \"linux\", \"architecture\": \"" + architecture + "\"}");
    }

    private static String document(String type, String content) {
        return "{\"schemaVersion\": 2, \"mediaType\": \"" + TYPE + type + "\", " + content + "}";
    }

    private static String descriptor(String type, String content, String more) {
        return String.format(
                Locale.ROOT,
                "{\"mediaType\": \"%s\", \"digest\": \"%s\", \"size\": %d%s}",
                TYPE + type,
                Sha256.of(bytes(content)),
                bytes(content).length,
                more);
    }

    private String blob(String type, String content) throws IOException, InterruptedException {
        URI place = URI.create(at("blobs/uploads/"));
        String location = send(HttpRequest.newBuilder(place).POST(BodyPublishers.noBody()), 202)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String whole = location + (location.contains("?") ? "&" : "?") + "digest=" + Sha256.of(bytes(content));
        send(HttpRequest.newBuilder(place.resolve(whole)).PUT(BodyPublishers.ofByteArray(bytes(content))), 201);
        return descriptor(type, content, "");
    }

    private String manifest(String content, String type, String name) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(URI.create(at("manifests/" + name)))
                        .header("Content-Type", TYPE + type)
                        .PUT(BodyPublishers.ofByteArray(bytes(content))),
                201);
        return Sha256.of(bytes(content));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new AssertionError(tag + ": " + answer + " " + answer.body());
        }
        return answer;
    }

    private String at(String path) {
        return "http://" + tag.registry() + "/v2/" + tag.repository() + "/" + path;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

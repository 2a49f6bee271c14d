package io.github.multiarchmaven.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tag in a registry without TLS and login, read to its last byte by code that shares nothing with the plugin.
 *
 * @param registry host and port
 */
record RegistryTag(String registry, String repository, String tag) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ACCEPTED =
            "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json,"
                    + " application/vnd.docker.distribution.manifest.list.v2+json,"
                    + " application/vnd.docker.distribution.manifest.v2+json";

    /**
     * The digest of what it names, which is whole.
     *
     * @return empty where there is no such tag
     * @throws AssertionError if something below it is missing, or is something else
     */
    Optional<String> digest() {
        HttpResponse<byte[]> answer = get("manifests/" + tag);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        String digest = Sha256.of(body(answer, "manifests/" + tag));
        manifest(digest);
        return Optional.of(digest);
    }

    /** The digests of the images of the list that it names. */
    List<String> children() {
        List<String> children = new ArrayList<>();
        parse(body(get("manifests/" + tag), "manifests/" + tag))
                .path("manifests")
                .forEach(child -> children.add(child.path("digest").asText()));
        return children;
    }

    private void manifest(String digest) {
        JsonNode json = parse(content("manifests/" + digest, digest));
        for (JsonNode child : json.path("manifests")) {
            manifest(child.path("digest").asText());
        }
        if (json.has("config")) {
            blob(json.path("config"));
            json.path("layers").forEach(this::blob);
        }
    }

    private void blob(JsonNode descriptor) {
        String digest = descriptor.path("digest").asText();
        byte[] content = content("blobs/" + digest, digest);
        if (content.length != descriptor.path("size").asLong()) {
            throw new AssertionError(this + ": " + digest + " has " + content.length + " bytes");
        }
    }

    private byte[] content(String path, String digest) {
        byte[] content = body(get(path), path);
        if (!Sha256.of(content).equals(digest)) {
            throw new AssertionError(this + ": " + path + " is " + Sha256.of(content));
        }
        return content;
    }

    private byte[] body(HttpResponse<byte[]> answer, String path) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(this + ": " + path + " answers with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<byte[]> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + registry + "/v2/" + repository + "/" + path))
                .header("Accept", ACCEPTED)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return registry + "/" + repository + ":" + tag;
    }
}

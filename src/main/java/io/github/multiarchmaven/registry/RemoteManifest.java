package io.github.multiarchmaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.json.JsonReader;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.util.Optional;

/** A manifest or a manifest list. Its bytes are its identity: they are passed on as they are and never written anew. */
public final class RemoteManifest {

    /** As registries have it, in bytes (distribution, {@code registry/handlers/manifests.go}). */
    public static final int LARGEST = 4 * 1024 * 1024;

    private static final JsonReader READER = JsonReader.strict();

    private final byte[] bytes;
    private final String mediaType;
    private final Digest digest;

    /**
     * With the media type of the descriptor that leads to it.
     *
     * @throws IllegalArgumentException if there are more than 4 MiB
     */
    public RemoteManifest(byte[] bytes, String mediaType) {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("no registry takes a manifest of " + bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
        this.mediaType = mediaType;
        this.digest = Digest.ofContent(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String mediaType() {
        return mediaType;
    }

    public Digest digest() {
        return digest;
    }

    /** A view of it, to look into; empty if it is not a JSON object, or one that means two things. */
    public Optional<JsonNode> json() {
        try {
            return Optional.of(READER.read(bytes)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RemoteManifest that && digest.equals(that.digest) && mediaType.equals(that.mediaType);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return mediaType + " " + digest;
    }
}

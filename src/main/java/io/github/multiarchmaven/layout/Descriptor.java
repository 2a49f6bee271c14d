package io.github.multiarchmaven.layout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Platform;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one document says about a blob, as in the OCI image specification, descriptor.md.
 *
 * @param mediaType how to read the blob
 * @param digest its identity
 * @param size in bytes
 * @param platform what the image runs on; only in a manifest list
 * @param annotations in the order of their keys
 */
public record Descriptor(
        String mediaType, Digest digest, long size, Optional<Platform> platform, Map<String, String> annotations) {

    private static final String ATTESTATION_TYPE = "vnd.docker.reference.type";
    private static final String ATTESTATION_SUBJECT = "vnd.docker.reference.digest";
    private static final Platform NO_PLATFORM = new Platform("unknown", "unknown", "");

    public Descriptor {
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }

    static Descriptor of(String mediaType, byte[] content) {
        return new Descriptor(mediaType, Digest.ofContent(content), content.length, Optional.empty(), Map.of());
    }

    static Descriptor from(JsonObject json) throws MalformedException {
        Optional<Platform> platform =
                json.has("platform") ? Optional.of(platform(json.object("platform"))) : Optional.empty();
        return new Descriptor(
                json.text("mediaType"),
                digest(json.text("digest")),
                json.wholeNumber("size"),
                platform,
                json.textMap("annotations"));
    }

    /** The platform that {@code os}, {@code architecture} and {@code variant} of an object say. */
    static Platform platform(JsonObject json) throws MalformedException {
        String variant = variant(json).map(v -> "/" + v).orElse("");
        String text = json.text("os") + "/" + json.text("architecture") + variant;
        try {
            return Platform.of(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("its platform is " + JsonObject.quoted(text) + ", which is no platform");
        }
    }

    /** The variant that an object says; an empty text says none. */
    static Optional<String> variant(JsonObject json) throws MalformedException {
        return json.optionalText("variant").filter(text -> !text.isEmpty());
    }

    /**
     * Whether this is one of BuildKit's attestation manifests (BuildKit docs/attestations/attestation-storage.md). One
     * that claims a platform is taken for an image, and checked as one: an engine would run it.
     */
    boolean isAttestation() {
        return "attestation-manifest".equals(annotations.get(ATTESTATION_TYPE))
                && platform.map(NO_PLATFORM::equals).orElse(true);
    }

    /** Whether this is the attestation manifest of that image. */
    boolean attests(Descriptor image) {
        return image.digest.value().equals(annotations.get(ATTESTATION_SUBJECT));
    }

    Descriptor withAnnotations(Map<String, String> newAnnotations) {
        return new Descriptor(mediaType, digest, size, platform, newAnnotations);
    }

    /** Media type, digest, size and annotations; a platform is the writer's of the manifest list. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("mediaType", mediaType)
                .put("digest", digest.value())
                .put("size", size);
        if (!annotations.isEmpty()) {
            ObjectNode written = json.putObject("annotations");
            annotations.forEach(written::put);
        }
        return json;
    }

    private static Digest digest(String text) throws MalformedException {
        try {
            return new Digest(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException(
                    JsonObject.quoted(text) + " is not a digest of the form sha256:<64 hex digits>");
        }
    }
}

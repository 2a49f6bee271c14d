package io.github.multiarchmaven.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.model.Digest;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a manifest says about something that it refers to (OCI image specification, descriptor.md). Read leniently: nothing
 * is refused that does not hinder copying.
 */
record Reference(String mediaType, Digest digest, long size, JsonNode node) {

    private static final int LONGEST_QUOTATION = 100;
    private static final String ATTESTED = "vnd.docker.reference.digest";
    private static final String NO_PLATFORM = "unknown/unknown";

    static Reference from(JsonNode node) throws Unusable {
        if (!node.isObject()) {
            throw new Unusable("something that it refers to is no JSON object");
        }
        JsonNode size = node.path("size");
        if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
            throw new Unusable("something that it refers to has no size");
        }
        Reference reference = new Reference(
                node.path("mediaType").asText(""), digest(node.path("digest").asText("")), size.longValue(), node);
        reference.checkEmbedded();
        return reference;
    }

    static Digest digest(String text) throws Unusable {
        try {
            return new Digest(text);
        } catch (IllegalArgumentException e) {
            throw new Unusable("it refers to something by " + quoted(text) + ", which is no sha256 digest");
        }
    }

    /** Content may be embedded, and is the same content then, or tools will disagree about what the image is. */
    private void checkEmbedded() throws Unusable {
        if (!node.path("data").isTextual()) {
            return;
        }
        byte[] data;
        try {
            data = node.path("data").binaryValue();
        } catch (IOException e) {
            throw new Unusable("what it embeds for " + digest + " is not base64");
        }
        if (data.length != size || !Digest.ofContent(data).equals(digest)) {
            throw new Unusable("what it embeds for " + digest + " is something else");
        }
    }

    /** {@code os/architecture[/variant]} as it is written. */
    Optional<String> platform() {
        return node.path("platform").isObject() ? platformIn(node.path("platform")) : Optional.empty();
    }

    /** The same of an object that has these fields: an entry's platform, or the configuration of an image. */
    static Optional<String> platformIn(JsonNode object) {
        return Optional.of(Stream.of("os", "architecture", "variant")
                        .map(field -> object.path(field).asText(""))
                        .filter(text -> !text.isEmpty())
                        .map(Reference::shown)
                        .collect(Collectors.joining("/")))
                .filter(text -> !text.isEmpty());
    }

    /**
     * The image about which it is a statement of BuildKit's (its docs/attestations/attestation-storage.md). One that claims
     * a platform is taken for an image: an engine would run it.
     */
    Optional<Digest> attests() throws Unusable {
        String subject = node.path("annotations").path(ATTESTED).asText("");
        return subject.isEmpty() || !platform().map(NO_PLATFORM::equals).orElse(true)
                ? Optional.empty()
                : Optional.of(digest(subject));
    }

    /** Whether it says that it is a manifest list. */
    boolean isList() {
        return mediaType.equals("application/vnd.oci.image.index.v1+json")
                || mediaType.equals("application/vnd.docker.distribution.manifest.list.v2+json");
    }

    /** Whether it is one of the layers that registries do not keep and that are fetched from elsewhere. */
    boolean isElsewhere() {
        return node.path("urls").size() > 0
                && (mediaType.contains(".foreign.") || mediaType.contains(".nondistributable."));
    }

    Part asPart() {
        return new Part(mediaType, digest, size);
    }

    private static String quoted(String text) {
        return "\"" + shown(text) + "\"";
    }

    /** No longer than anybody would read, and without characters that move the cursor. */
    private static String shown(String text) {
        String beginning = text.length() > LONGEST_QUOTATION ? text.substring(0, LONGEST_QUOTATION) + "…" : text;
        return beginning.replaceAll("\\p{Cntrl}", "?");
    }
}

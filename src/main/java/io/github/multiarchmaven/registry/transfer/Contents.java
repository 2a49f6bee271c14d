package io.github.multiarchmaven.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.util.ArrayList;
import java.util.List;

/** What one manifest refers to. */
sealed interface Contents {

    /** Manifests of images and of what is said about them, or further lists. */
    record OfList(List<Reference> entries) implements Contents {}

    /** The configuration, then the layers; those that registries do not keep are left out. */
    record OfImage(List<Reference> parts) implements Contents {}

    /**
     * Reads a manifest by its form, as engines do: what a registry says of its kind is in passing only.
     *
     * @throws Unusable if it is neither an image nor a manifest list
     */
    static Contents of(RemoteManifest manifest) throws Unusable {
        JsonNode json = manifest.json().orElseThrow(() -> new Unusable("it is not a JSON object"));
        boolean isList = json.path("manifests").isArray();
        if (isList && (json.has("config") || json.has("layers"))) {
            throw new Unusable("it claims to be both an image and a manifest list");
        }
        if (isList) {
            return new OfList(references(json.path("manifests")));
        }
        if (json.path("config").isObject() && json.path("layers").isArray()) {
            List<Reference> parts = new ArrayList<>();
            parts.add(Reference.from(json.path("config")));
            references(json.path("layers")).stream()
                    .filter(layer -> !layer.isElsewhere())
                    .forEach(parts::add);
            return new OfImage(parts);
        }
        throw new Unusable(
                json.path("schemaVersion").asInt() == 1
                        ? "it has the old schema 1, which engines no longer read"
                        : "it is neither an image nor a manifest list");
    }

    private static List<Reference> references(JsonNode nodes) throws Unusable {
        List<Reference> references = new ArrayList<>();
        for (JsonNode node : nodes) {
            references.add(Reference.from(node));
        }
        return references;
    }
}

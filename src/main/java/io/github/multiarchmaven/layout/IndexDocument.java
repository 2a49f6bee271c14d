package io.github.multiarchmaven.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a manifest list, or of a layout's {@code index.json}, which has the same form (OCI image
 * specification, image-index.md and image-layout.md).
 */
record IndexDocument(List<Descriptor> manifests) {

    static IndexDocument from(JsonObject json) throws MalformedException {
        Schema.requireVersion2(json);
        Schema.requireAbsent(json, "config", "layers");
        List<Descriptor> manifests = new ArrayList<>();
        for (JsonObject entry : json.objects("manifests")) {
            manifests.add(Descriptor.from(entry));
        }
        return new IndexDocument(List.copyOf(manifests));
    }

    /** As {@link #from}, for a blob: its own media type, where it has one, must be the descriptor's. */
    static IndexDocument from(JsonObject json, Descriptor descriptor) throws MalformedException {
        Schema.requireMediaType(json, descriptor.mediaType());
        return from(json);
    }
}

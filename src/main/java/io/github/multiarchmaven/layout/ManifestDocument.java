package io.github.multiarchmaven.layout;

import java.util.ArrayList;
import java.util.List;

/** The parts of one image (OCI image specification, manifest.md). */
record ManifestDocument(Descriptor config, List<Descriptor> layers) {

    static ManifestDocument from(JsonObject json, Descriptor descriptor) throws MalformedException {
        Schema.requireMediaType(json, descriptor.mediaType());
        Schema.requireVersion2(json);
        Schema.requireAbsent(json, "manifests");
        List<Descriptor> layers = new ArrayList<>();
        for (JsonObject layer : json.objects("layers")) {
            layers.add(Descriptor.from(layer));
        }
        return new ManifestDocument(Descriptor.from(json.object("config")), List.copyOf(layers));
    }
}

package io.github.multiarchmaven.model;

import io.github.multiarchmaven.model.Annotation.Document;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Of what documents BuildKit puts an image together. It makes no manifest list of one platform's image, unless something is
 * attested of it or it is told to (BuildKit, exporter/containerimage/writer.go, "Commit").
 *
 * @param outputs of one build
 * @param platforms how many
 * @param attestations that are asked for
 */
public record Assembly(List<Output> outputs, int platforms, BuildOptions.Attestations attestations) {

    public Assembly {
        outputs = List.copyOf(outputs);
    }

    /**
     * Whether BuildKit is told to make a list around one platform's image: a registry gets one (moby/buildkit,
     * frontend/dockerui/config.go, "keyMultiPlatformArg").
     */
    public boolean asksForListOfOne() {
        return platforms == 1 && outputs.stream().anyMatch(Output.Registry.class::isInstance);
    }

    /** Whether BuildKit makes a list. It refuses annotations of one where it does not. */
    public boolean hasList() {
        return platforms > 1 || attestations.areAsked() || asksForListOfOne();
    }

    /** The documents with annotations that an output has in the end: a layout has a list of ours where BuildKit makes none. */
    public Set<Document> documentsOf(Output output) {
        if (output instanceof Output.Oci) {
            return EnumSet.allOf(Document.class);
        }
        if (!(output instanceof Output.Registry) && !(output instanceof Output.Docker)) {
            return EnumSet.noneOf(Document.class);
        }
        return hasList()
                ? EnumSet.of(Document.INDEX, Document.MANIFEST, Document.MANIFEST_DESCRIPTOR)
                : EnumSet.of(Document.MANIFEST);
    }
}

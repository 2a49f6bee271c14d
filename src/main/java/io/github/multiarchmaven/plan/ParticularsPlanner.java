package io.github.multiarchmaven.plan;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Assembly;
import io.github.multiarchmaven.model.BuildOptions;
import io.github.multiarchmaven.model.ImageStore;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Says which annotations and attestations the outputs cannot have, and which of them nobody will be able to read back. */
final class ParticularsPlanner {

    private final BuildSpec.Manner manner;
    private final BuildOptions options;
    private final ImageStore store;

    ParticularsPlanner(BuildSpec spec, ImageStore store) {
        this.manner = spec.manner();
        this.options = manner.options();
        this.store = store;
    }

    /** Sentences; none where all that is asked for is written and read back. */
    List<String> warnings(List<Platform> platforms) {
        List<String> warnings = new ArrayList<>();
        Assembly assembly = new Assembly(manner.outputs(), platforms.size(), options.attestations());
        Set<Document> documents = EnumSet.noneOf(Document.class);
        manner.outputs().forEach(output -> documents.addAll(assembly.documentsOf(output)));
        if (documents.isEmpty()) {
            if (!options.annotations().isEmpty()
                    && manner.outputs().stream().noneMatch(Output.None.class::isInstance)) {
                warnings.add("<annotations> are written nowhere: no output is an image");
            }
            return warnings;
        }
        for (Annotation annotation : options.annotations()) {
            annotation.places().stream()
                    .map(Annotation.Place::document)
                    .filter(document -> !documents.contains(document))
                    .distinct()
                    .forEach(document -> warnings.add("the annotation " + annotation + " is not written to the "
                            + document.word() + ": " + why(document)));
        }
        if (onlyInEngine()
                && (options.attestations().areAsked() || !options.annotations().isEmpty())) {
            warnings.add(
                    store == ImageStore.CLASSIC
                            ? "<annotations> and attestations get lost: the engine's classic image store keeps none;"
                                    + " <output>oci</output> has them"
                            : "<annotations> and attestations are not read back from the engine, which does not show"
                                    + " them; <output>oci</output> proves them, and multiarch:load takes it to the engine");
        }
        return warnings;
    }

    private boolean onlyInEngine() {
        return manner.outputs().stream().noneMatch(Output.Oci.class::isInstance)
                && manner.outputs().stream().noneMatch(Output.Registry.class::isInstance);
    }

    private static String why(Document document) {
        return document == Document.INDEX_DESCRIPTOR
                ? "only the index.json of <output>oci</output> has a descriptor of the manifest list"
                : "BuildKit makes no manifest list of one platform for these outputs; <output>oci</output> has one";
    }
}

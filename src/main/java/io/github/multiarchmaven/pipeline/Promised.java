package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.BuildSpec;
import io.github.multiarchmaven.layout.ListAnnotations;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.Assembly;
import io.github.multiarchmaven.model.Output;
import io.github.multiarchmaven.model.Particulars;
import io.github.multiarchmaven.model.Platform;
import java.util.List;
import java.util.Map;

/**
 * What has to be found in the outputs of a build.
 *
 * @param platforms that every output has to have, and no others
 * @param particulars what the image is to say about itself besides
 * @param assembly the documents that say it
 */
record Promised(List<Platform> platforms, Particulars particulars, Assembly assembly) {

    Promised {
        platforms = List.copyOf(platforms);
    }

    static Promised of(BuildSpec spec, List<Platform> platforms) {
        BuildSpec.Manner manner = spec.manner();
        return new Promised(
                platforms,
                Particulars.asked(
                        manner.options(), spec.sources().of(platforms.get(0)).labels(), platforms),
                new Assembly(
                        manner.outputs(), platforms.size(), manner.options().attestations()));
    }

    /** What an output can have of the particulars. */
    Particulars in(Output output) {
        return particulars.inDocuments(assembly.documentsOf(output));
    }

    /** The annotations of the list that is made of a bare image. */
    ListAnnotations ofListOfOne() {
        return new ListAnnotations(
                particulars.annotationsOf(Place.of(Document.INDEX)),
                particulars.annotationsOf(Place.of(Document.MANIFEST_DESCRIPTOR).on(platforms.get(0))));
    }

    /** The annotations by which a layout's {@code index.json} describes the list. */
    Map<String, String> ofListDescriptor() {
        return particulars.annotationsOf(Place.of(Document.INDEX_DESCRIPTOR));
    }
}

package io.github.multiarchmaven.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.Particulars;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads annotations, labels and attestations of an image, from wherever it is: every manifest, and each image's
 * configuration.
 */
public final class ParticularsReader {

    /** BuildKit docs/attestations/attestation-storage.md. */
    private static final String STATEMENT = "application/vnd.in-toto+json";

    private static final String TYPE = "vnd.docker.reference.type";
    private static final String PREDICATE = "in-toto.io/predicate-type";

    private final ImageSource source;
    private final Map<Place, Map<String, String>> annotations = new HashMap<>();
    private final Map<Platform, Map<String, String>> labels = new HashMap<>();
    private final Map<Platform, Instant> created = new HashMap<>();
    private final Map<Platform, List<String>> statements = new HashMap<>();
    private final Map<Digest, Platform> images = new HashMap<>();

    private ParticularsReader(ImageSource source) {
        this.source = source;
    }

    /**
     * What there is to read of a manifest list, or of the one image that it is. An image without a platform, which
     * {@link InventoryReader} refuses, is left out.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException whatever the source throws
     */
    public static Particulars read(ImageSource source, RemoteManifest top) {
        ParticularsReader reader = new ParticularsReader(source);
        ImageTree tree = TreeReader.read(source, top);
        if (tree.isList()) {
            reader.list(tree);
        } else {
            reader.image(tree, MissingNode.getInstance());
        }
        return new Particulars(reader.annotations, reader.labels, reader.created, reader.statements);
    }

    private void list(ImageTree tree) {
        JsonNode list = json(tree.manifest());
        annotations.put(Place.of(Document.INDEX), texts(list.path("annotations")));
        for (int i = 0; i < tree.entries().size(); i++) {
            ImageTree.Entry entry = tree.entries().get(i);
            if (entry.isImage()) {
                JsonNode written = list.path("manifests").path(i);
                image(entry.tree(), written.path("platform"))
                        .ifPresent(platform -> annotations.put(
                                Place.of(Document.MANIFEST_DESCRIPTOR).on(platform),
                                texts(written.path("annotations"))));
            }
        }
        for (int i = 0; i < tree.entries().size(); i++) {
            statement(tree.entries().get(i), list.path("manifests").path(i));
        }
    }

    /** @param declared what the manifest list says of its platform; without that its configuration is asked */
    private Optional<Platform> image(ImageTree image, JsonNode declared) {
        JsonNode configuration = configuration(image);
        Optional<Platform> platform = Reference.platformIn(declared.isObject() ? declared : configuration)
                .flatMap(ParticularsReader::platform);
        platform.ifPresent(on -> {
            images.put(image.manifest().digest(), on);
            annotations.put(
                    Place.of(Document.MANIFEST).on(on),
                    texts(json(image.manifest()).path("annotations")));
            labels.put(on, texts(configuration.path("config").path("Labels")));
            time(configuration.path("created").asText()).ifPresent(time -> created.put(on, time));
        });
        return platform;
    }

    private void statement(ImageTree.Entry entry, JsonNode written) {
        Optional<Platform> subject = entry.attests().map(images::get);
        String type = written.path("annotations").path(TYPE).asText();
        if (subject.isPresent() && type.equals("attestation-manifest")) {
            List<String> found = statements.computeIfAbsent(subject.get(), none -> new ArrayList<>());
            for (JsonNode layer : json(entry.tree().manifest()).path("layers")) {
                if (layer.path("mediaType").asText().equals(STATEMENT)) {
                    found.add(layer.path("annotations").path(PREDICATE).asText());
                }
            }
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Platform> platform(String text) {
        try {
            return Optional.of(Platform.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JsonNode configuration(ImageTree image) {
        Part configuration = image.parts().get(0);
        return configuration.size() > RemoteManifest.LARGEST
                ? MissingNode.getInstance()
                : json(new RemoteManifest(source.bytes(configuration), configuration.mediaType()));
    }

    private static JsonNode json(RemoteManifest document) {
        return document.json().orElse(MissingNode.getInstance());
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}

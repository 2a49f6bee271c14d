package io.github.multiarchmaven.model;

import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an image says about itself besides its platforms: what was asked for, or what a place holds.
 *
 * @param annotations by place, each with its platform where it has one
 * @param labels of the configuration of each platform's image
 * @param created when each platform's image says that it was made; where it was asked for, not later
 * @param statements what is attested of each platform's image, by predicate type; where it was asked for, how that begins
 */
public record Particulars(
        Map<Place, Map<String, String>> annotations,
        Map<Platform, Map<String, String>> labels,
        Map<Platform, Instant> created,
        Map<Platform, List<String>> statements) {

    /** BuildKit docs/attestations/slsa-provenance.md. */
    private static final String PROVENANCE = "https://slsa.dev/provenance/";

    /** BuildKit docs/attestations/sbom.md. */
    private static final String SBOM = "https://spdx.dev/Document";

    public Particulars {
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        created = Collections.unmodifiableMap(new TreeMap<>(created));
        statements = Collections.unmodifiableMap(new TreeMap<>(statements));
    }

    /** What is asked of an image for these platforms. */
    public static Particulars asked(BuildOptions options, Map<String, String> labels, List<Platform> platforms) {
        List<String> types = new ArrayList<>();
        if (BuildOptions.Attestations.isAsked(options.attestations().provenance())) {
            types.add(PROVENANCE);
        }
        if (BuildOptions.Attestations.isAsked(options.attestations().sbom())) {
            types.add(SBOM);
        }
        return new Particulars(
                annotations(options.annotations(), platforms),
                platforms.stream().collect(Collectors.toMap(one -> one, one -> labels)),
                options.timestamps()
                        .created()
                        .map(time -> platforms.stream().collect(Collectors.toMap(one -> one, one -> time)))
                        .orElse(Map.of()),
                platforms.stream().collect(Collectors.toMap(one -> one, one -> List.copyOf(types))));
    }

    /** As buildx has it, the later one wins, and as BuildKit has it, what is for one platform wins over what is for all. */
    private static Map<Place, Map<String, String>> annotations(List<Annotation> asked, List<Platform> platforms) {
        Map<Place, Map<String, String>> general = new HashMap<>();
        Map<Place, Map<String, String>> special = new HashMap<>();
        for (Annotation annotation : asked) {
            for (Place place : annotation.wanted()) {
                Map<Place, Map<String, String>> all = place.platform().isPresent() ? special : general;
                place.among(platforms)
                        .forEach(one -> all.computeIfAbsent(one, none -> new TreeMap<>())
                                .put(annotation.name(), annotation.value()));
            }
        }
        special.forEach((place, texts) ->
                general.computeIfAbsent(place, none -> new TreeMap<>()).putAll(texts));
        return general;
    }

    /** The same without the annotations of other documents. */
    public Particulars inDocuments(Set<Document> documents) {
        Map<Place, Map<String, String>> rest = new HashMap<>(annotations);
        rest.keySet().removeIf(place -> !documents.contains(place.document()));
        return new Particulars(rest, labels, created, statements);
    }

    /** The same with these annotations of a place. */
    public Particulars with(Place place, Map<String, String> texts) {
        Map<Place, Map<String, String>> more = new HashMap<>(annotations);
        more.put(place, texts);
        return new Particulars(more, labels, created, statements);
    }

    /** The annotations of one place. */
    public Map<String, String> annotationsOf(Place place) {
        return annotations.getOrDefault(place, Map.of());
    }

    /** Whether there is anything that can be compared. */
    public boolean isEmpty() {
        return annotations.isEmpty()
                && labels.values().stream().allMatch(Map::isEmpty)
                && created.isEmpty()
                && statements.values().stream().allMatch(List::isEmpty);
    }
}

package io.github.multiarchmaven.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An annotation that an image is to have (OCI image specification, annotations.md).
 *
 * @param places where it is written; none for the manifest list, where there is one, and the image of each platform
 * @param name of the annotation
 * @param value may be empty
 */
public record Annotation(List<Place> places, String name, String value) {

    public Annotation {
        places = List.copyOf(places);
    }

    /** The documents of an image that can have annotations. */
    public enum Document {
        /** The manifest list. */
        INDEX,
        /** What a layout's {@code index.json} says about the manifest list. */
        INDEX_DESCRIPTOR,
        /** The manifest of a platform's image. */
        MANIFEST,
        /** What the manifest list says about a platform's image. */
        MANIFEST_DESCRIPTOR;

        /** buildx's word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether there is one for each platform. */
        public boolean ofOnePlatform() {
            return this == MANIFEST || this == MANIFEST_DESCRIPTOR;
        }
    }

    /**
     * A place for annotations.
     *
     * @param document the kind of document
     * @param platform whose; empty for those of all platforms, or for what belongs to the manifest list
     */
    public record Place(Document document, Optional<Platform> platform) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::document)
                .thenComparing(place -> place.platform().map(Platform::toString).orElse(""));

        public static Place of(Document document) {
            return new Place(document, Optional.empty());
        }

        public Place on(Platform one) {
            return new Place(document, Optional.of(one));
        }

        /** The places among these platforms, one by one; none if it is for another platform. */
        Stream<Place> among(List<Platform> platforms) {
            return document.ofOnePlatform()
                    ? platforms.stream()
                            .filter(one -> platform.map(one::equals).orElse(true))
                            .map(this::on)
                    : Stream.of(this);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        /** As buildx writes it: {@code manifest[linux/arm64]}. */
        @Override
        public String toString() {
            return document.word() + platform.map(one -> "[" + one + "]").orElse("");
        }
    }

    /** Where it was asked for, or where one goes of which nothing was said. */
    public List<Place> wanted() {
        return places.isEmpty() ? List.of(Place.of(Document.INDEX), Place.of(Document.MANIFEST)) : places;
    }

    /** As people write it: {@code index:name=value}, or {@code name=value}. */
    @Override
    public String toString() {
        String where = String.join(",", places.stream().map(Place::toString).toList());
        return (where.isEmpty() ? "" : where + ":") + name + "=" + value;
    }
}

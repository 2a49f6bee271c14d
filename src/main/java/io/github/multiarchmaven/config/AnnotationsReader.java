package io.github.multiarchmaven.config;

import io.github.multiarchmaven.model.Annotation;
import io.github.multiarchmaven.model.Annotation.Document;
import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Understands the items of {@code <annotations>}, in the notation of buildx (docs/reference/buildx_build.md). */
final class AnnotationsReader {

    private static final String DOCUMENT = "(?:index|manifest|index-descriptor|manifest-descriptor)";
    private static final String PLACE = DOCUMENT + "(?:\\[[^]]*])?";
    private static final Pattern ANNOTATION =
            Pattern.compile("(?:(" + PLACE + "(?:," + PLACE + ")*):)?([^=\\s]+)=(.*)", Pattern.DOTALL);
    private static final Pattern ONE_PLACE = Pattern.compile("(" + DOCUMENT + ")(?:\\[([^]]*)])?");

    /** OCI image specification, annotations.md; containerd, images/annotations.go. */
    private static final Set<String> OF_LAYOUTS =
            Set.of("org.opencontainers.image.ref.name", "io.containerd.image.name");

    private final Problems problems;
    private final List<Platform> platforms;

    /** @param platforms of the image; none if nobody knows */
    AnnotationsReader(Problems problems, List<Platform> platforms) {
        this.problems = problems;
        this.platforms = platforms;
    }

    Stream<Annotation> read(String text) {
        Matcher matcher = ANNOTATION.matcher(text.strip());
        if (!matcher.matches()) {
            wrong(
                    text,
                    "an annotation is name=value, or with its place in front: index:name=value",
                    "write it in that form, such as org.opencontainers.image.title=app");
            return Stream.empty();
        }
        List<Place> places = new ArrayList<>();
        if (matcher.group(1) != null) {
            for (String place : matcher.group(1).split(",", -1)) {
                place(place, text).ifPresent(places::add);
            }
        }
        if (OF_LAYOUTS.contains(matcher.group(2)) && places.contains(Place.of(Document.INDEX_DESCRIPTOR))) {
            wrong(
                    text,
                    "in the descriptor of the manifest list it is the image's name, which this plugin writes",
                    "use <image> and <tags>, or another place");
        }
        return Stream.of(new Annotation(places, matcher.group(2), matcher.group(3)));
    }

    private Optional<Place> place(String text, String annotation) {
        Matcher matcher = ONE_PLACE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalStateException(text);
        }
        Place place = Place.of(Stream.of(Document.values())
                .filter(document -> document.word().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow());
        return matcher.group(2) == null ? Optional.of(place) : ofPlatform(place, matcher.group(2), annotation);
    }

    /** BuildKit refuses a platform that it does not build, and heeds none in the places of a list. */
    private Optional<Place> ofPlatform(Place place, String text, String annotation) {
        if (!place.document().ofOnePlatform()) {
            wrong(
                    annotation,
                    "the manifest list is one for all platforms",
                    "write " + place.document().word() + ":…");
            return Optional.empty();
        }
        Platform platform;
        try {
            platform = Platform.of(text);
        } catch (IllegalArgumentException e) {
            wrong(annotation, "a platform is " + Platform.GRAMMAR, "write it in that form");
            return Optional.empty();
        }
        if (!platforms.isEmpty() && !platforms.contains(platform)) {
            wrong(
                    annotation,
                    "there is no image for " + platform + "; <platforms> has " + Platform.list(platforms),
                    "choose one of these");
            return Optional.empty();
        }
        return Optional.of(place.on(platform));
    }

    private void wrong(String text, String why, String next) {
        problems.add(ProblemCode.SETTING_INVALID, "<annotations> holds \"" + text + "\"", why, next);
    }
}

package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.model.Annotation.Place;
import io.github.multiarchmaven.model.Particulars;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares annotations, labels and attestations that were asked for with those that a place holds. */
public final class ParticularsVerification {

    private static final String NO_LIST = ", of which there is none,";

    private final Particulars asked;
    private final Particulars found;
    private final String where;

    /** Where each thing, as a person would name it, is not as it was asked for, and what is there. */
    private final Map<String, List<String>> differences = new TreeMap<>();

    private ParticularsVerification(Particulars asked, Particulars found, String where) {
        this.asked = asked;
        this.found = found;
        this.where = where;
    }

    /**
     * Every difference, each thing that was asked for being one problem, wherever it is missing. A platform of which there
     * is no image at all is somebody else's problem.
     *
     * @param where it was looked, for people
     */
    public static List<Problem> check(Particulars asked, Particulars found, String where) {
        return new ParticularsVerification(asked, found, where).compare();
    }

    /**
     * The same of the labels of one image alone, where nothing else can be seen.
     *
     * @param platform the image's
     */
    public static List<Problem> checkLabels(
            Particulars asked, Platform platform, Map<String, String> found, String where) {
        Map<String, String> wanted = asked.labels().getOrDefault(platform, Map.of());
        return check(
                new Particulars(Map.of(), Map.of(platform, wanted), Map.of(), Map.of()),
                new Particulars(Map.of(), Map.of(platform, found), Map.of(), Map.of()),
                where);
    }

    private List<Problem> compare() {
        asked.annotations().forEach(this::annotations);
        asked.labels().forEach((platform, labels) -> ifThere(platform, () -> labels(platform, labels)));
        asked.created().forEach((platform, time) -> ifThere(platform, () -> time(platform, time)));
        asked.statements().forEach((platform, types) -> ifThere(platform, () -> statements(platform, types)));
        return differences.entrySet().stream()
                .map(entry -> problem(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void ifThere(Platform platform, Runnable comparison) {
        if (found.labels().containsKey(platform)) {
            comparison.run();
        }
    }

    private void annotations(Place place, Map<String, String> texts) {
        Runnable comparison = () -> texts("annotation", texts, found.annotationsOf(place), words(place));
        place.platform().ifPresentOrElse(platform -> ifThere(platform, comparison), comparison);
    }

    private void labels(Platform platform, Map<String, String> labels) {
        Map<String, String> there = found.labels().getOrDefault(platform, Map.of());
        texts("label", labels, there, "the configuration of the image for " + platform);
    }

    private String words(Place place) {
        String image =
                place.platform().map(platform -> " the image for " + platform).orElse("");
        return switch (place.document()) {
            case INDEX -> "the manifest list" + (found.annotations().containsKey(place) ? "" : NO_LIST);
            case INDEX_DESCRIPTOR -> "the descriptor of the manifest list";
            case MANIFEST -> "the manifest of" + image;
            case MANIFEST_DESCRIPTOR -> "the descriptor of" + image;
        };
    }

    private void texts(String kind, Map<String, String> wanted, Map<String, String> there, String place) {
        wanted.forEach((name, value) -> {
            String actual = there.get(name);
            if (!value.equals(actual)) {
                differ(
                        "the " + kind + " " + name,
                        place + " has " + (actual == null ? "nothing of that name" : quoted(actual)) + " where "
                                + quoted(value) + " was asked for");
            }
        });
    }

    /** An image to which nothing was added has the time of its base image, or none. */
    private void time(Platform platform, Instant time) {
        Instant there = found.created().getOrDefault(platform, Instant.MIN);
        if (there.isAfter(time)) {
            differ(
                    "the output timestamp",
                    "the image for " + platform + " says it was made at " + there + " where " + time
                            + " was asked for");
        }
    }

    private void statements(Platform platform, List<String> types) {
        List<String> there = found.statements().getOrDefault(platform, List.of());
        for (String type : types) {
            if (there.stream().noneMatch(one -> one.startsWith(type))) {
                differ(
                        (type.contains("provenance") ? "the provenance" : "the SBOM") + " (" + type + ")",
                        "what is attested of the image for " + platform + ": "
                                + (there.isEmpty() ? "nothing" : quoted(String.join(", ", there))));
            }
        }
    }

    private void differ(String thing, String line) {
        differences.computeIfAbsent(thing, none -> new ArrayList<>()).add(line);
    }

    private Problem problem(String thing, List<String> lines) {
        return Problem.of(
                        ProblemCode.OUTPUT_NOT_PROVED,
                        thing + " is not in " + where + " as it was asked for",
                        "buildx ended without an error; not every version of buildx and BuildKit writes all that it is"
                                + " asked for",
                        "see how it is written in the POM; try a newer buildx or builder image; or do not ask for it")
                .withEvidence(lines);
    }

    private static String quoted(String text) {
        return "\"" + ContentVerification.shown(text) + "\"";
    }
}
